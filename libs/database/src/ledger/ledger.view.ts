import type { BusinessClock } from '@zeren/domain';
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

export interface TimelineEntryRow extends EntryRow {
  /** Post that the actor held on the business day of the entry. */
  readonly actorPost: string | null;
}

export interface EntryQuestion {
  readonly subjectKind: string | undefined;
  readonly subjectId: string | undefined;
  readonly cycleId: string | undefined;
  readonly kind: string | undefined;
}

/** Whose timeline: where its entries are found, and which processes own it. */
export interface TimelineSubject {
  readonly id: string;
  readonly code: string;
  readonly cycleId: string;
  readonly clock: BusinessClock | null;
  readonly workflowIds: readonly string[];
  readonly taskIds: readonly string[];
}

/** Place after which the next page begins: recorded instant and id. */
export type EntryPlace = readonly [recordedAt: string, id: string] | null;

const columns = `e.id, e.kind, e.cycle_id as "cycleId", e.subject_kind as "subjectKind", e.subject_id as "subjectId", e.actor, p.name as "actorName",
  iso_instant(e.business_at) as "businessAt", iso_instant(e.recorded_at) as "recordedAt", encode(e.leaf_hash, 'hex') as "leafHash", e.payload`;

const actor = 'left join person p on p.organisation_id = e.organisation_id and p.id::text = e.actor';

const clockJson = `case when c.biz_epoch_ms is not null then jsonb_build_object('bizEpochMs', c.biz_epoch_ms, 'realEpochMs', c.real_epoch_ms,
  'realMsPerBizDay', c.real_ms_per_biz_day) end`;

/** The ledger as it is read: by subject, by cycle, and as a timeline. In the order of recording. */
export class LedgerView {
  constructor(private readonly manager: EntityManager) {}

  list(
    organisationId: string,
    { subjectKind, subjectId, cycleId, kind }: EntryQuestion,
    after: EntryPlace,
    limit: number,
  ): Promise<readonly EntryRow[]> {
    return this.manager.query(
      `select ${columns} from ledger_entry e ${actor}
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

  /** Entries about the letter itself, its tasks, and the processes that own them. */
  letterEntries(
    organisationId: string,
    subject: TimelineSubject,
    after: EntryPlace,
    limit: number,
  ): Promise<readonly TimelineEntryRow[]> {
    return this.timeline(
      organisationId,
      `(e.subject_kind = 'letter' and e.subject_id = $2 or e.subject_kind = 'task' and e.subject_id = any ($3::text[])
        or e.subject_kind = 'process' and e.subject_id = any ($4::text[]))`,
      [subject.id, subject.taskIds, subject.workflowIds],
      after,
      limit,
    );
  }

  /** Entries about the task, and the act on it when that was recorded about a letter. */
  taskEntries(
    organisationId: string,
    subject: TimelineSubject,
    after: EntryPlace,
    limit: number,
  ): Promise<readonly TimelineEntryRow[]> {
    return this.timeline(
      organisationId,
      `(e.subject_kind = 'task' and e.subject_id = $2 or e.subject_kind = 'process' and e.subject_id = any ($3::text[])
        or e.id in (select a.id from act a where a.organisation_id = $1 and a.task_id = $2::uuid))`,
      [subject.id, subject.workflowIds],
      after,
      limit,
    );
  }

  /** Entries of the cycle, whatever they are about. */
  cycleEntries(
    organisationId: string,
    subject: TimelineSubject,
    after: EntryPlace,
    limit: number,
  ): Promise<readonly TimelineEntryRow[]> {
    return this.timeline(organisationId, 'e.cycle_id = $2', [subject.id], after, limit);
  }

  findLetter(organisationId: string, letterId: string): Promise<TimelineSubject | undefined> {
    return this.subject(
      `select l.id, l.code, l.cycle_id as "cycleId", ${clockJson} as clock,
              array(select distinct t.workflow_id from task t where t.organisation_id = l.organisation_id and t.letter_id = l.id
                       and t.phase in ('letters', 'mid-year')) as "workflowIds",
              array(select t.id::text from task t where t.organisation_id = l.organisation_id and t.letter_id = l.id) as "taskIds"
         from letter l join cycle c on c.organisation_id = l.organisation_id and c.id = l.cycle_id
        where l.organisation_id = $1 and l.id = $2`,
      organisationId,
      letterId,
    );
  }

  findTask(organisationId: string, taskId: string): Promise<TimelineSubject | undefined> {
    return this.subject(
      `select t.id, t.subject as code, t.cycle_id as "cycleId", ${clockJson} as clock, array[t.workflow_id] as "workflowIds",
              array[t.id::text] as "taskIds"
         from task t join cycle c on c.organisation_id = t.organisation_id and c.id = t.cycle_id
        where t.organisation_id = $1 and t.id = $2`,
      organisationId,
      taskId,
    );
  }

  findCycle(organisationId: string, cycleId: string): Promise<TimelineSubject | undefined> {
    return this.subject(
      `select c.id, c.year::text as code, c.id as "cycleId", ${clockJson} as clock, array['cycle/' || c.id] as "workflowIds", '{}'::text[] as "taskIds"
         from cycle c where c.organisation_id = $1 and c.id = $2`,
      organisationId,
      cycleId,
    );
  }

  private async subject(sql: string, organisationId: string, id: string): Promise<TimelineSubject | undefined> {
    const [row]: TimelineSubject[] = await this.manager.query(sql, [organisationId, id]);
    return row;
  }

  /** Ids compare by code unit: on a timeline they stand among those of history events. */
  private timeline(
    organisationId: string,
    condition: string,
    parameters: readonly unknown[],
    after: EntryPlace,
    limit: number,
  ): Promise<readonly TimelineEntryRow[]> {
    const next = parameters.length + 2;
    return this.manager.query(
      `select ${columns}, (
                select a.post_code from appointment a where a.organisation_id = e.organisation_id and a.person_id = p.id
                   and a.from_on <= (e.business_at at time zone o.time_zone)::date
                   and (a.until_on is null or (e.business_at at time zone o.time_zone)::date < a.until_on) order by a.from_on desc limit 1) as "actorPost"
         from ledger_entry e join organisation o on o.organisation_id = e.organisation_id ${actor}
        where e.organisation_id = $1 and ${condition}
          and ($${next}::timestamptz is null or (e.recorded_at, e.id::text collate "C") > ($${next}::timestamptz, $${next + 1}::text))
        order by e.recorded_at, e.id::text collate "C" limit $${next + 2}`,
      [organisationId, ...parameters, after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  }
}
