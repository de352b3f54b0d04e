import type { BusinessClock } from '@zeren/domain';
import type { EntityManager } from 'typeorm';
import { entryActor, entryColumns, type EntryPlace, type EntryRow } from './ledger.view';
import { timelineSources } from './timeline-subjects.sql';

export interface TimelineEntryRow extends EntryRow {
  /** Post that the actor held on the business day of the entry. */
  readonly actorPost: string | null;
}

/** Whose timeline: where its entries are found, and which processes own it. */
export interface TimelineSubject {
  readonly id: string;
  readonly code: string;
  /** Null of a person. */
  readonly cycleId: string | null;
  readonly clock: BusinessClock | null;
  readonly utcOffsetMinutes: number;
  readonly workflowIds: readonly string[];
  readonly taskIds: readonly string[];
}

export type TimelineOf = keyof typeof timelineSources;

/** The ledger along one subject. */
export class TimelineView {
  constructor(private readonly manager: EntityManager) {}

  /** @param id of the subject; of an evaluation `<cycle>/<pool>`. */
  async find(of: TimelineOf, organisationId: string, id: string): Promise<TimelineSubject | undefined> {
    const [row]: TimelineSubject[] = await this.manager.query(
      `select s.*, o.utc_offset_minutes as "utcOffsetMinutes" from organisation o cross join lateral (${timelineSources[of].find}) s
        where o.organisation_id = $1`,
      [organisationId, id],
    );
    return row;
  }

  /** In the order of recording. Ids compare by code unit: on a timeline they stand among those of history events. */
  entries(
    of: TimelineOf,
    organisationId: string,
    { id, taskIds, workflowIds }: TimelineSubject,
    after: EntryPlace,
    limit: number,
  ): Promise<readonly TimelineEntryRow[]> {
    return this.manager.query(
      `select ${entryColumns}, (
                select a.post_code from appointment a where a.organisation_id = e.organisation_id and a.person_id = p.id
                   and a.from_on <= (e.business_at at time zone o.time_zone)::date
                   and (a.until_on is null or (e.business_at at time zone o.time_zone)::date < a.until_on) order by a.from_on desc limit 1) as "actorPost"
         from ledger_entry e join organisation o on o.organisation_id = e.organisation_id ${entryActor}
        where e.organisation_id = $1 and ${timelineSources[of].entries} and num_nulls($2::text, $3::text[], $4::text[]) = 0
          and ($5::timestamptz is null or (e.recorded_at, e.id::text collate "C") > ($5::timestamptz, $6::text))
        order by e.recorded_at, e.id::text collate "C" limit $7`,
      [organisationId, id, taskIds, workflowIds, after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  }
}
