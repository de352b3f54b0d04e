import type { PoolClient } from 'pg';
import { selectTiles, tileParameters, type TilePlace, type TileRow } from './tile.sql';

/** An entry without a leaf. */
export interface WaitingEntry {
  readonly organisationId: string;
  readonly entryId: string;
  readonly leafHash: Buffer;
}

export interface TileToStore extends TilePlace {
  readonly hashes: Buffer;
  /** Hash of all leaves below the tile. */
  readonly root: Buffer;
}

export interface CheckpointToStore {
  readonly size: number;
  readonly root: Buffer;
  readonly note: string;
  readonly verifierKey: string;
}

/** The tree of one organisation within one transaction, by the sequencer's role. */
export class GrowingTree {
  constructor(
    private readonly client: PoolClient,
    private readonly organisationId: string,
  ) {}

  async size(): Promise<number> {
    const { rows } = await this.client.query<{ size: number }>(
      'select coalesce(max(leaf_index) + 1, 0)::float8 as size from ledger_leaf where organisation_id = $1',
      [this.organisationId],
    );
    return rows[0]?.size ?? 0;
  }

  async tiles(places: readonly TilePlace[]): Promise<readonly TileRow[]> {
    const { rows } = await this.client.query<TileRow>(selectTiles, [...tileParameters(this.organisationId, places)]);
    return rows;
  }

  /**
   * Gives the entries the next places, from `size` on.
   *
   * @throws when somebody else has taken one of the places, or placed one of the entries: nothing of it happens then.
   */
  async append(size: number, entries: readonly WaitingEntry[], tiles: readonly TileToStore[]): Promise<void> {
    await this.client.query(
      `insert into ledger_leaf (organisation_id, leaf_index, entry_id, leaf_hash)
       select $1, $2::bigint + n.place - 1, n.entry_id, n.leaf_hash
         from unnest($3::uuid[], $4::bytea[]) with ordinality as n (entry_id, leaf_hash, place)`,
      [this.organisationId, size, entries.map(({ entryId }) => entryId), entries.map(({ leafHash }) => leafHash)],
    );
    if (tiles.length > 0)
      await this.client.query(
        `insert into ledger_tile (organisation_id, level, tile_index, hashes, root)
         select $1, n.level, n.index, n.hashes, n.root
           from unnest($2::int[], $3::bigint[], $4::bytea[], $5::bytea[]) as n (level, index, hashes, root)`,
        [
          ...tileParameters(this.organisationId, tiles),
          tiles.map(({ hashes }) => hashes),
          tiles.map(({ root }) => root),
        ],
      );
  }

  /** The latest checkpoint, if one was ever signed. */
  async signed(): Promise<{ readonly size: number; readonly root: Buffer } | undefined> {
    const { rows } = await this.client.query<{ size: number; root: Buffer }>(
      'select size::float8 as size, root from ledger_checkpoint where organisation_id = $1 order by ledger_checkpoint.size desc limit 1',
      [this.organisationId],
    );
    return rows[0];
  }

  /** @throws when there is one of this size already. */
  async addCheckpoint({ size, root, note, verifierKey }: CheckpointToStore): Promise<void> {
    await this.client.query(
      'insert into ledger_checkpoint (organisation_id, size, root, note, verifier_key) values ($1, $2, $3, $4, $5)',
      [this.organisationId, size, root, note, verifierKey],
    );
  }
}
