import type { EntityManager } from 'typeorm';

export interface SignedLeafRow {
  readonly index: number;
  /** Hexadecimal. */
  readonly hash: string;
  /** Null for entries of other cycles. */
  readonly payload: string | null;
}

export interface ActContentRow {
  readonly entryId: string;
  readonly salt: string;
  readonly content: unknown;
}

export interface LetterTextRow {
  readonly letterId: string;
  readonly version: number;
  readonly text: string;
  readonly sha256: string;
}

export interface SignedCheckpointRow {
  readonly size: number;
  readonly note: string;
  readonly verifierKey: string;
}

/** What leaves the house as evidence of one cycle. */
export class EvidenceView {
  constructor(private readonly manager: EntityManager) {}

  /** By size. */
  checkpoints(organisationId: string): Promise<readonly SignedCheckpointRow[]> {
    return this.manager.query(
      `select size::float8 as size, note, verifier_key as "verifierKey" from ledger_checkpoint where organisation_id = $1 order by size`,
      [organisationId],
    );
  }

  /** Leaves of the organisation from one on, in their order; only those of the cycle and of the ledger itself with what they say. */
  leaves(
    organisationId: string,
    cycleId: string,
    { from, until }: { readonly from: number; readonly until: number },
  ): Promise<readonly SignedLeafRow[]> {
    return this.manager.query(
      `select l.leaf_index::float8 as index, encode(l.leaf_hash, 'hex') as hash, e.payload
         from ledger_leaf l left join ledger_entry e on e.organisation_id = l.organisation_id and e.id = l.entry_id
                                   and (e.cycle_id = $2 or e.subject_kind = 'heartbeat' or e.subject_kind = 'ledger-key')
        where l.organisation_id = $1 and l.leaf_index >= $3 and l.leaf_index < $4 order by l.leaf_index`,
      [organisationId, cycleId, from, until],
    );
  }

  /** Entries of the cycle recorded until then that no checkpoint covers yet. */
  async uncovered(organisationId: string, cycleId: string, until: Date): Promise<number> {
    const [row]: { count: number }[] = await this.manager.query(
      `select count(*)::int as count from ledger_entry e
         left join ledger_leaf l on l.organisation_id = e.organisation_id and l.entry_id = e.id
        where e.organisation_id = $1 and e.cycle_id = $2 and e.recorded_at <= $3
          and coalesce(l.leaf_index >= (select coalesce(max(size), 0) from ledger_checkpoint where organisation_id = $1), true)`,
      [organisationId, cycleId, until],
    );
    return row?.count ?? 0;
  }

  /** What people wrote with their acts, where it is not erased; by entry. */
  contents(organisationId: string, cycleId: string): Promise<readonly ActContentRow[]> {
    return this.manager.query(
      `select a.id as "entryId", a.content_salt as salt, a.content from act a
         join task t on t.organisation_id = a.organisation_id and t.id = a.task_id
        where a.organisation_id = $1 and t.cycle_id = $2 and a.content is not null and a.content_salt is not null
        order by a.id::text collate "C"`,
      [organisationId, cycleId],
    );
  }

  /** Every version of every letter of the cycle. */
  letterVersions(organisationId: string, cycleId: string): Promise<readonly LetterTextRow[]> {
    return this.manager.query(
      `select v.letter_id as "letterId", v.version, v.content_text as text, v.document_sha256 as sha256
         from letter_version v join letter l on l.organisation_id = v.organisation_id and l.id = v.letter_id
        where v.organisation_id = $1 and l.cycle_id = $2 order by v.letter_id::text collate "C", v.version`,
      [organisationId, cycleId],
    );
  }
}
