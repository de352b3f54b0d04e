import type { BusinessClock } from '@zeren/domain';
import type { EntityManager } from 'typeorm';

export interface SilenceTaskRow {
  readonly id: string;
  readonly cycleId: string;
  readonly kind: string;
  readonly subject: string;
  readonly round: number;
  readonly phase: string;
  readonly state: string;
  readonly assigneeKind: string;
  readonly assignee: string;
  readonly openedAt: string;
  /** The organisation's day of it. */
  readonly openedOn: string;
  /** Real instant at which it was opened. */
  readonly deliveredAt: string;
  readonly dueOn: string;
  readonly dueAt: string;
  readonly dueRule: string;
  readonly closedAt: string | null;
  readonly clock: BusinessClock | null;
  readonly calendarVersion: number;
  readonly calendar: unknown;
}

export interface SilenceActRow {
  readonly entryId: string;
  readonly kind: string;
  readonly name: string;
  readonly businessAt: string;
  readonly recordedAt: string;
}

export interface MessageRow {
  readonly kind: string;
  readonly recipientKind: string;
  readonly recipient: string;
  readonly businessAt: string;
  readonly recordedAt: string;
  readonly readAt: string | null;
}

export interface SilenceEntryRow {
  readonly id: string;
  readonly kind: string;
  readonly businessAt: string;
  readonly recordedAt: string;
  /** Null until the sequencer has placed it. */
  readonly leaf: number | null;
}

/** What was looked through: every entry of the ledger that was recorded in between. */
export interface SearchedRow {
  readonly entries: number;
  readonly firstLeaf: number | null;
  readonly lastLeaf: number | null;
  readonly unplaced: number;
}

/** Everything that could break the silence about one task. */
export class SilenceView {
  constructor(private readonly manager: EntityManager) {}

  async find(organisationId: string, taskId: string): Promise<SilenceTaskRow | undefined> {
    const [row]: SilenceTaskRow[] = await this.manager.query(
      `select t.id, t.cycle_id as "cycleId", t.kind, t.subject, t.round, t.phase, t.state, t.assignee_kind as "assigneeKind", t.assignee,
              iso_instant(t.opened_at) as "openedAt", (t.opened_at at time zone o.time_zone)::date::text as "openedOn",
              iso_instant(t.created_at) as "deliveredAt", t.due_on::text as "dueOn", iso_instant(t.due_at) as "dueAt", t.due_rule as "dueRule",
              iso_instant(t.business_at) as "closedAt", c.calendar_version as "calendarVersion", w.content as calendar,
              case when c.biz_epoch_ms is not null then jsonb_build_object('bizEpochMs', c.biz_epoch_ms, 'realEpochMs', c.real_epoch_ms,
                'realMsPerBizDay', c.real_ms_per_biz_day) end as clock
         from task t join organisation o on o.organisation_id = t.organisation_id
         join cycle c on c.organisation_id = t.organisation_id and c.id = t.cycle_id
         join working_calendar w on w.organisation_id = c.organisation_id and w.version = c.calendar_version
        where t.organisation_id = $1 and t.id = $2`,
      [organisationId, taskId],
    );
    return row;
  }

  async act(organisationId: string, taskId: string): Promise<SilenceActRow | null> {
    const [row]: SilenceActRow[] = await this.manager.query(
      `select a.id as "entryId", a.kind, p.name, iso_instant(a.business_at) as "businessAt", iso_instant(a.recorded_at) as "recordedAt"
         from act a join person p on p.organisation_id = a.organisation_id and p.id = a.person_id
        where a.organisation_id = $1 and a.task_id = $2`,
      [organisationId, taskId],
    );
    return row ?? null;
  }

  messages(organisationId: string, taskId: string): Promise<readonly MessageRow[]> {
    return this.manager.query(
      `select n.kind, n.recipient_kind as "recipientKind", n.recipient, iso_instant(n.business_at) as "businessAt",
              iso_instant(n.recorded_at) as "recordedAt", iso_instant(n.read_at) as "readAt"
         from notification n where n.organisation_id = $1 and n.task_id = $2 order by n.recorded_at, n.id`,
      [organisationId, taskId],
    );
  }

  /** Entries about the task, and about the deadline of its step, whenever they were recorded. */
  entries(organisationId: string, taskId: string): Promise<readonly SilenceEntryRow[]> {
    return this.manager.query(
      `select e.id, e.kind, iso_instant(e.business_at) as "businessAt", iso_instant(e.recorded_at) as "recordedAt", l.leaf_index::float8 as leaf
         from task t join ledger_entry e on e.organisation_id = t.organisation_id and (
              e.subject_kind = 'task' and e.subject_id = t.id::text
              or e.subject_kind = 'process' and e.subject_id = t.workflow_id and e.kind = 'deadline.moved'
                 and e.payload::jsonb -> 'subject' ->> 'step' = t.step and e.recorded_at > t.created_at
              or e.id in (select a.id from act a where a.organisation_id = t.organisation_id and a.task_id = t.id))
         left join ledger_leaf l on l.organisation_id = e.organisation_id and l.entry_id = e.id
        where t.organisation_id = $1 and t.id = $2 order by e.recorded_at, e.id`,
      [organisationId, taskId],
    );
  }

  /** @param from real instants, both included. */
  async searched(organisationId: string, from: string, until: string): Promise<SearchedRow> {
    const [row]: SearchedRow[] = await this.manager.query(
      `select count(*)::int as entries, min(l.leaf_index)::float8 as "firstLeaf", max(l.leaf_index)::float8 as "lastLeaf",
              count(*) filter (where l.entry_id is null)::int as unplaced
         from ledger_entry e left join ledger_leaf l on l.organisation_id = e.organisation_id and l.entry_id = e.id
        where e.organisation_id = $1 and e.recorded_at >= $2 and e.recorded_at <= $3`,
      [organisationId, from, until],
    );
    return row ?? { entries: 0, firstLeaf: null, lastLeaf: null, unplaced: 0 };
  }
}
