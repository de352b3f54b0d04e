import type { EntityManager } from 'typeorm';

/** Bytes as they were hashed, and the columns by which they are found. */
export interface EntryToStore {
  readonly entryId: string;
  readonly kind: string;
  readonly cycleId: string | null;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly actorId: string;
  readonly payload: string;
  readonly leafHash: Buffer;
  /** Names the effect of a process that wrote it; null for what a person did. */
  readonly processKey: string | null;
  readonly businessAt: number;
  readonly recordedAt: number;
}

/** Append only: the role of the app cannot do anything else with it. */
export class LedgerRepository {
  constructor(private readonly manager: EntityManager) {}

  /** In one statement. An effect that is repeated adds nothing; answers the ids as they stand, in the order given. */
  async append(organisationId: string, entries: readonly EntryToStore[]): Promise<readonly string[]> {
    if (entries.length === 0) return [];
    await this.insert(organisationId, entries);
    const keys = entries.map(({ processKey }) => processKey);
    if (keys.every((key) => key === null)) return entries.map(({ entryId }) => entryId);
    const stored: { id: string; process_key: string }[] = await this.manager.query(
      'select id, process_key from ledger_entry where organisation_id = $1 and process_key = any ($2::text[])',
      [organisationId, keys],
    );
    const ids = new Map(stored.map(({ id, process_key }) => [process_key, id]));
    return entries.map(({ entryId, processKey }) => (processKey === null ? entryId : (ids.get(processKey) ?? entryId)));
  }

  private async insert(organisationId: string, entries: readonly EntryToStore[]): Promise<void> {
    await this.manager.query(
      `insert into ledger_entry (organisation_id, id, kind, cycle_id, subject_kind, subject_id, actor, payload, leaf_hash, process_key,
                                 business_at, recorded_at)
       select $1, n.id, n.kind, n.cycle_id, n.subject_kind, n.subject_id, n.actor, n.payload, decode(n.leaf_hash, 'hex'), n.process_key,
              to_timestamp(n.business_ms / 1000.0), to_timestamp(n.recorded_ms / 1000.0)
         from unnest($2::uuid[], $3::text[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[],
                     $11::float8[], $12::float8[])
              as n (id, kind, cycle_id, subject_kind, subject_id, actor, payload, leaf_hash, process_key, business_ms, recorded_ms)
       on conflict (organisation_id, process_key) where process_key is not null do nothing`,
      [
        organisationId,
        entries.map(({ entryId }) => entryId),
        entries.map(({ kind }) => kind),
        entries.map(({ cycleId }) => cycleId),
        entries.map(({ subjectKind }) => subjectKind),
        entries.map(({ subjectId }) => subjectId),
        entries.map(({ actorId }) => actorId),
        entries.map(({ payload }) => payload),
        entries.map(({ leafHash }) => leafHash.toString('hex')),
        entries.map(({ processKey }) => processKey),
        entries.map(({ businessAt }) => businessAt),
        entries.map(({ recordedAt }) => recordedAt),
      ],
    );
  }
}
