import type { EntityManager } from 'typeorm';
import { cycleColumns, phaseRows, type CycleSummary, type PhaseRow } from './cycle.repository';

export interface LateRow {
  readonly id: string;
  readonly kind: string;
  readonly subject: string;
  readonly phase: string;
  readonly assigneeKind: 'post' | 'person' | 'body';
  readonly assignee: string;
  readonly assigneeName: string | null;
  readonly dueOn: string;
  readonly lastReminderAt: string | null;
  readonly letterId: string | null;
}

export type Counts = Readonly<Record<string, number>>;

export interface BoardRow extends CycleSummary {
  readonly phases: readonly PhaseRow[];
  readonly calendar: unknown;
}

const tasks = (condition: string) => `coalesce(sum(n) filter (where ${condition}), 0)`;

/** Business instant now, of `cycle c`; null before the start, when nothing is late. */
const businessNow = `to_timestamp(business_ms(c.biz_epoch_ms, c.real_epoch_ms, c.real_ms_per_biz_day, clock_timestamp()) / 1000.0)`;

/** One cycle on one screen. */
export class BoardView {
  constructor(private readonly manager: EntityManager) {}

  async find(organisationId: string, cycleId: string): Promise<BoardRow | undefined> {
    const [row]: BoardRow[] = await this.manager.query(
      `select ${cycleColumns}, ${phaseRows} as phases, w.content as calendar
         from cycle c join organisation o on o.organisation_id = c.organisation_id
         join working_calendar w on w.organisation_id = c.organisation_id and w.version = c.calendar_version
        where c.organisation_id = $1 and c.id = $2`,
      [organisationId, cycleId],
    );
    return row;
  }

  /** Every number of the board in one statement. */
  async count(organisationId: string, cycleId: string): Promise<Counts> {
    const [row]: { counts: Counts }[] = await this.manager.query(
      `with c as (select c.*, ${businessNow} as now from cycle c where c.organisation_id = $1 and c.id = $2),
       t as (
         select t.kind, t.state, t.origin, count(*) as n, count(*) filter (where t.state = 'open' and t.due_at <= c.now) as late
           from task t join c on c.id = t.cycle_id where t.organisation_id = $1 and t.cycle_id = $2
          group by t.kind, t.state, t.origin),
       tasks_count as (
         select ${tasks('true')} as tasks, ${tasks(`origin = 'plan'`)} as "planTasks", ${tasks(`origin = 'incident'`)} as "incidentTasks",
                ${tasks(`state = 'open'`)} as open, coalesce(sum(late), 0) as late, ${tasks(`state = 'done'`)} as done,
                ${tasks(`state = 'returned'`)} as returned, ${tasks(`state = 'refused'`)} as refused,
                ${tasks(`state = 'expired'`)} as expired, ${tasks(`state = 'withdrawn'`)} as withdrawn,
                ${tasks(`kind = 'sign-letter' and state = 'done'`)} as signatures,
                ${tasks(`kind = 'witness-letter' and state = 'done'`)} as "witnessMarks" from t),
       letters_count as (
         select count(*) filter (where kind = 'original') as letters,
                count(*) filter (where kind = 'original' and state = 'complete') as "lettersComplete",
                count(*) filter (where kind = 'original' and state = 'open') as "lettersOpen",
                count(*) filter (where kind = 'original' and state = 'returned') as "lettersReturned",
                count(*) filter (where kind = 'supplementary') as "supplementaryLetters",
                count(*) filter (where kind = 'successor') as "successorLetters"
           from letter where organisation_id = $1 and cycle_id = $2),
       meetings_count as (
         select count(*) as meetings, count(*) filter (where state = 'held' or quorum_met and state <> 'missed') as "meetingsHeld"
           from meeting where organisation_id = $1 and cycle_id = $2),
       rectifications_count as (
         select count(*) as rectifications, count(*) filter (where state = 'open') as "rectificationsOpen",
                count(*) filter (where state = 'carried-forward') as "rectificationsCarried"
           from rectification where organisation_id = $1 and cycle_id = $2),
       problems_count as (
         select count(*) filter (where source = 'mid-year') as "problemsMidYear", count(*) filter (where source = 'year-end') as "problemsYearEnd"
           from problem where organisation_id = $1 and cycle_id = $2),
       records_count as (select count(*) as records from work_record where organisation_id = $1 and cycle_id = $2),
       sheets_count as (select coalesce(sum(returned_count), 0) as "ballotSheets" from ballot_box where organisation_id = $1 and cycle_id = $2 and state <> 'void'),
       ledger_count as (
         select count(*) as "ledgerEntries", count(*) filter (where kind = 'reminder.sent') as reminders,
                count(*) filter (where kind = 'task.escalated') as escalations
           from ledger_entry where organisation_id = $1 and cycle_id = $2)
       select to_jsonb(tasks_count) || to_jsonb(letters_count) || to_jsonb(meetings_count) || to_jsonb(rectifications_count)
              || to_jsonb(problems_count) || to_jsonb(records_count) || to_jsonb(sheets_count) || to_jsonb(ledger_count) as counts
         from tasks_count, letters_count, meetings_count, rectifications_count, problems_count, records_count, sheets_count, ledger_count`,
      [organisationId, cycleId],
    );
    return row?.counts ?? {};
  }

  /** Open past the due instant, the longest late first. */
  listLate(organisationId: string, cycleId: string, limit: number): Promise<readonly LateRow[]> {
    return this.manager.query(
      `select t.id, t.kind, t.subject, t.phase, t.assignee_kind as "assigneeKind", t.assignee, t.due_on::text as "dueOn", t.letter_id as "letterId",
              case t.assignee_kind
                when 'person' then (select p.name from person p where p.organisation_id = $1 and p.id::text = t.assignee)
                when 'body' then (select b.name_zh from body b where b.organisation_id = $1 and b.code = t.assignee)
                else (select p.name from appointment a join person p on p.organisation_id = a.organisation_id and p.id = a.person_id
                       where a.organisation_id = $1 and a.post_code = t.assignee and a.from_on <= c.day
                         and (a.until_on is null or c.day < a.until_on) order by a.from_on desc limit 1) end as "assigneeName",
              (select iso_instant(max(e.business_at)) from ledger_entry e where e.organisation_id = $1 and e.subject_kind = 'task'
                  and e.subject_id = t.id::text and e.kind = 'reminder.sent') as "lastReminderAt"
         from task t join (
           select c.id, ${businessNow} as now, roster_day(o, c, clock_timestamp()) as day
             from cycle c join organisation o on o.organisation_id = c.organisation_id
            where c.organisation_id = $1 and c.id = $2) c on c.id = t.cycle_id
        where t.organisation_id = $1 and t.cycle_id = $2 and t.state = 'open' and t.due_at <= c.now
        order by t.due_at, t.id limit $3`,
      [organisationId, cycleId, limit],
    );
  }
}
