import type { EpochMs } from '@zeren/domain';
import type { EntityManager } from 'typeorm';

export interface EntryRow {
  readonly id: string;
  readonly kind: string;
  readonly cycleId: string | null;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly actor: string;
  readonly actorName: string | null;
  readonly businessAt: string;
  readonly recordedAt: string;
  /** Hexadecimal. */
  readonly leafHash: string;
  readonly payload: string;
}

export interface EntryQuestion {
  readonly subjectKind: string | undefined;
  readonly subjectId: string | undefined;
  readonly cycleId: string | undefined;
  readonly kind: string | undefined;
}

/** Entries of one kind about one thing. */
export type EntriesAbout = Readonly<Record<'kind' | 'subjectKind' | 'subjectId', string>>;

export interface LatestEntry {
  readonly entryId: string;
  readonly payload: string;
  readonly recordedAt: EpochMs;
  /** It has its leaf. */
  readonly isPlaced: boolean;
}

/** Place after which the next page begins: recorded instant and id. */
export type EntryPlace = readonly [recordedAt: string, id: string] | null;

export const entryColumns = `e.id, e.kind, e.cycle_id as "cycleId", e.subject_kind as "subjectKind", e.subject_id as "subjectId", e.actor, p.name as "actorName",
  iso_instant(e.business_at) as "businessAt", iso_instant(e.recorded_at) as "recordedAt", encode(e.leaf_hash, 'hex') as "leafHash", e.payload`;

export const entryActor = 'left join person p on p.organisation_id = e.organisation_id and p.id::text = e.actor';

/** The ledger as it is read: by subject and by cycle. In the order of recording. */
export class LedgerView {
  constructor(private readonly manager: EntityManager) {}

  list(
    organisationId: string,
    { subjectKind, subjectId, cycleId, kind }: EntryQuestion,
    after: EntryPlace,
    limit: number,
  ): Promise<readonly EntryRow[]> {
    return this.manager.query(
      `select ${entryColumns} from ledger_entry e ${entryActor}
        where e.organisation_id = $1 and ($2::text is null or e.subject_kind = $2) and ($3::text is null or e.subject_id = $3)
          and ($4::uuid is null or e.cycle_id = $4) and ($5::text is null or e.kind = $5)
          and ($6::timestamptz is null or (e.recorded_at, e.id) > ($6::timestamptz, $7::uuid))
        order by e.recorded_at, e.id limit $8`,
      [
        organisationId,
        subjectKind ?? null,
        subjectId ?? null,
        cycleId ?? null,
        kind ?? null,
        after?.[0] ?? null,
        after?.[1] ?? null,
        limit,
      ],
    );
  }
  /** The youngest one by instant of recording. */
  async latest(
    organisationId: string,
    { kind, subjectKind, subjectId }: EntriesAbout,
  ): Promise<LatestEntry | undefined> {
    const [row]: LatestEntry[] = await this.manager.query(
      `select e.id as "entryId", e.payload, round(extract(epoch from e.recorded_at) * 1000)::float8 as "recordedAt",
              l.entry_id is not null as "isPlaced"
         from ledger_entry e left join ledger_leaf l on l.organisation_id = e.organisation_id and l.entry_id = e.id
        where e.organisation_id = $1 and e.subject_kind = $2 and e.subject_id = $3 and e.kind = $4
        order by e.recorded_at desc limit 1`,
      [organisationId, subjectKind, subjectId, kind],
    );
    return row;
  }
}
