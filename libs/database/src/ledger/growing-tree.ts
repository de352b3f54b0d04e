import type { PoolClient } from 'pg';
import { selectTiles, tileParameters, type TilePlace, type TileRow } from './tile.sql';

/** An entry on the list of those without a leaf. */
export interface WaitingEntry {
  readonly entryId: string;
  readonly leafHash: Buffer;
  /** It has a leaf: the line is stale, put there while the leaf was on its way. */
  readonly isPlaced: boolean;
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

  /** In the order of recording, as far as they have arrived. */
  async waiting(limit: number): Promise<readonly WaitingEntry[]> {
    const { rows } = await this.client.query<WaitingEntry>(
      `select e.id as "entryId", e.leaf_hash as "leafHash", l.entry_id is not null as "isPlaced"
         from ledger_pending p join ledger_entry e on e.organisation_id = p.organisation_id and e.id = p.entry_id
         left join ledger_leaf l on l.organisation_id = p.organisation_id and l.entry_id = p.entry_id
        where p.organisation_id = $1 order by e.recorded_at, e.id limit $2`,
      [this.organisationId, limit],
    );
    return rows;
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

  /** Takes entries off the list of those that wait. */
  async done(entries: readonly WaitingEntry[]): Promise<void> {
    await this.client.query('delete from ledger_pending where organisation_id = $1 and entry_id = any ($2::uuid[])', [
      this.organisationId,
      entries.map(({ entryId }) => entryId),
    ]);
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
