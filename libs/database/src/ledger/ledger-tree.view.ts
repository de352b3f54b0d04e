import type { EntityManager } from 'typeorm';
import { selectTiles, tileParameters, type TilePlace, type TileRow } from './tile.sql';

export interface CheckpointRow {
  readonly size: number;
  readonly root: Buffer;
  readonly note: string;
  readonly verifierKey: string;
  readonly signedAt: string;
}

export interface LeafRow {
  readonly entryId: string;
  /** Bytes as they were hashed. */
  readonly payload: string;
  readonly leafHash: Buffer;
  /** Null until the sequencer has placed it. */
  readonly index: number | null;
}

/** The tree over the ledger as it is read: for proofs, and for what was signed. */
export class LedgerTreeView {
  constructor(private readonly manager: EntityManager) {}

  async latestCheckpoint(organisationId: string): Promise<CheckpointRow | undefined> {
    const [row]: CheckpointRow[] = await this.manager.query(
      `select c.size::float8 as size, c.root, c.note, c.verifier_key as "verifierKey", iso_instant(c.signed_at) as "signedAt"
         from ledger_checkpoint c where c.organisation_id = $1 order by c.size desc limit 1`,
      [organisationId],
    );
    return row;
  }

  /** Keys that have ever signed for this ledger, as published. */
  async verifierKeys(organisationId: string): Promise<readonly string[]> {
    const rows: { verifier_key: string }[] = await this.manager.query(
      'select distinct verifier_key from ledger_checkpoint where organisation_id = $1',
      [organisationId],
    );
    return rows.map(({ verifier_key }) => verifier_key);
  }

  async findLeaf(organisationId: string, entryId: string): Promise<LeafRow | undefined> {
    const [row]: LeafRow[] = await this.manager.query(
      `select e.id as "entryId", e.payload, e.leaf_hash as "leafHash", l.leaf_index::float8 as index
         from ledger_entry e left join ledger_leaf l on l.organisation_id = e.organisation_id and l.entry_id = e.id
        where e.organisation_id = $1 and e.id = $2`,
      [organisationId, entryId],
    );
    return row;
  }

  tiles(organisationId: string, places: readonly TilePlace[]): Promise<readonly TileRow[]> {
    return this.manager.query(selectTiles, [...tileParameters(organisationId, places)]);
  }
}
