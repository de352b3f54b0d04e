/** Place of a tile of the tree: 256 hashes of complete subtrees of 256^level leaves each, `index` from the left. */
export interface TilePlace {
  readonly level: number;
  readonly index: number;
}

export interface TileRow extends TilePlace {
  /** In a row, 32 bytes each; fewer than 256 at the right edge of the tree. */
  readonly hashes: Buffer;
}

/**
 * Tiles of an organisation ($1) by levels ($2) and indices ($3). A full one is stored; one at the edge is made of the leaves,
 * or of the roots of the tiles below it.
 */
export const selectTiles = `
  select n.level, n.index::float8 as index, coalesce(t.hashes, edge.hashes, ''::bytea) as hashes
    from unnest($2::int[], $3::bigint[]) as n (level, index)
    left join ledger_tile t on t.organisation_id = $1 and t.level = n.level and t.tile_index = n.index
    left join lateral (
      select string_agg(below.hash, ''::bytea order by below.place) as hashes from (
        select l.leaf_hash as hash, l.leaf_index as place from ledger_leaf l
         where n.level = 0 and l.organisation_id = $1 and l.leaf_index >= n.index * 256 and l.leaf_index < n.index * 256 + 256
        union all
        select b.root, b.tile_index from ledger_tile b
         where b.organisation_id = $1 and b.level = n.level - 1 and b.tile_index >= n.index * 256 and b.tile_index < n.index * 256 + 256
      ) below) edge on t.hashes is null`;

/** Parameters of `selectTiles`. */
export const tileParameters = (organisationId: string, places: readonly TilePlace[]): readonly unknown[] => [
  organisationId,
  places.map(({ level }) => level),
  places.map(({ index }) => index),
];
