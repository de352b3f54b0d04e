import type { ClosedState, Day } from '@zeren/domain';
import type { EntityManager } from 'typeorm';
import { isExtended, type StoredClock } from './clock-row.repository';

export interface BatchKey {
  readonly organisationId: string;
  readonly workflowId: string;
  readonly step: string;
}

export interface TaskToOpen {
  readonly id: string;
  readonly subject: string;
  readonly assigneeKind: 'post' | 'person' | 'body';
  readonly assignee: string;
  readonly letterId: string | null;
  readonly documentSha256: string | null;
}

export interface BatchToOpen extends BatchKey {
  readonly cycleId: string;
  readonly phase: string;
  readonly kind: string;
  readonly round: number;
  readonly origin: 'plan' | 'incident';
  readonly isSecret: boolean;
  /** A letter's signatures and witness mark end together, so they share a counter. */
  readonly countsByLetter: boolean;
  readonly openedAt: Date;
  readonly dueOn: Day;
  readonly dueAt: Date;
  readonly dueRule: string;
  /** What the due day was counted from, and by which calendar. */
  readonly clock: StoredClock;
  readonly calendarVersion: number;
  readonly expiresAt: Date | null;
  readonly tasks: readonly TaskToOpen[];
}

export interface BatchTask {
  readonly taskId: string;
  readonly subject: string;
}

export interface ClosedTask {
  readonly taskId: string;
  readonly state: ClosedState;
  readonly result: string | null;
  readonly at: number;
}

export interface OpenTask extends BatchTask {
  readonly assigneeKind: string;
  readonly assignee: string;
  readonly letterId: string | null;
}

/** Whole milliseconds as a JavaScript number; a bigint would arrive as a string. */
const epochMs = (column: string) => `floor(extract(epoch from ${column}) * 1000)::float8`;

const ofStep = 'organisation_id = $1 and workflow_id = $2 and step = $3';
const valuesOf = ({ organisationId, workflowId, step }: BatchKey): string[] => [organisationId, workflowId, step];

/** Whole steps, never single tasks: one statement for up to 200. Lock order: tasks, then groups, then letters. */
export class TaskBatchRepository {
  constructor(private readonly manager: EntityManager) {}

  /** Opens what is not open yet (`task_once`); answers what this call opened. */
  async open(batch: BatchToOpen): Promise<readonly BatchTask[]> {
    await this.openGroups(batch);
    return this.manager.query(
      `with opened as (
         insert into task (organisation_id, id, cycle_id, group_id, workflow_id, phase, step, kind, subject, round, origin,
                           assignee_kind, assignee, letter_id, document_sha256, secret, opened_at, due_on, due_at, due_rule, expires_at,
                           clock, calendar_version)
         select $1, n.id, $2, g.id, $3, $4, $5, $6, n.subject, $7, $8, n.assignee_kind, n.assignee, n.letter_id, n.document_sha256,
                $9, $10, $11, $12, $13, $14, $23::jsonb, $24
           from unnest($15::uuid[], $16::text[], $17::text[], $18::text[], $19::uuid[], $20::text[])
                as n (id, subject, assignee_kind, assignee, letter_id, document_sha256)
           join task_group g on g.organisation_id = $1 and g.workflow_id = $3 and g.step = $21
            and g.letter_id is not distinct from case when $22 then n.letter_id end
         on conflict on constraint task_once do nothing
         returning id, subject, group_id),
       counted as (
         update task_group g set open_tasks = g.open_tasks + o.n
           from (select group_id, count(*)::int as n from opened group by group_id) o
          where g.organisation_id = $1 and g.id = o.group_id)
       select id as "taskId", subject from opened order by id`,
      [
        batch.organisationId,
        batch.cycleId,
        batch.workflowId,
        batch.phase,
        batch.step,
        batch.kind,
        batch.round,
        batch.origin,
        batch.isSecret,
        batch.openedAt,
        batch.dueOn,
        batch.dueAt,
        batch.dueRule,
        batch.expiresAt,
        ...columnsOf(batch.tasks),
        groupStepOf(batch),
        batch.countsByLetter,
        JSON.stringify(batch.clock),
        batch.calendarVersion,
      ],
    );
  }

  /** All tasks of a step in one round, in the order in which they were opened. */
  list(key: BatchKey & { readonly round: number }): Promise<readonly BatchTask[]> {
    const sql = `select id as "taskId", subject from task where ${ofStep} and round = $4 order by id`;
    return this.manager.query(sql, [...valuesOf(key), key.round]);
  }

  /** All of a step but those that were extended; or one of those alone. */
  listOpen(key: BatchKey & { readonly taskId?: string }): Promise<readonly OpenTask[]> {
    return this.manager.query(
      `select id as "taskId", subject, assignee_kind as "assigneeKind", assignee, letter_id as "letterId"
         from task where ${ofStep} and state = 'open' and case when $4::uuid is null then not ${isExtended} else id = $4 and ${isExtended} end
        order by id`,
      [...valuesOf(key), key.taskId ?? null],
    );
  }

  listClosed(key: BatchKey): Promise<readonly ClosedTask[]> {
    const closed = `id as "taskId", state, result, ${epochMs('business_at')} as at`;
    const sql = `select ${closed} from task where ${ofStep} and state <> 'open' order by id`;
    return this.manager.query(sql, valuesOf(key));
  }

  /** Same condition as a person's act: whoever commits first wins, the other changes nothing. Answers what this call closed. */
  close(
    { organisationId, taskIds }: { readonly organisationId: string; readonly taskIds: readonly string[] },
    {
      state,
      result,
      cause,
      at,
    }: { readonly state: ClosedState; readonly result?: string; readonly cause: string; readonly at: Date },
  ): Promise<readonly (ClosedTask & { readonly workflowId: string })[]> {
    return this.manager.query(
      `with locked as (
         select id from task where organisation_id = $1 and id = any ($2::uuid[]) and state = 'open' order by id for update),
       closed as (
         update task t set state = $3, result = $4, closed_cause = $5, business_at = $6, recorded_at = now()
           from locked where t.organisation_id = $1 and t.id = locked.id and t.state = 'open'
         returning t.id, t.group_id, t.letter_id, t.kind, t.state, t.result, t.business_at, t.workflow_id),
       counted as (
         update task_group g set open_tasks = g.open_tasks - c.n
           from (select group_id, count(*)::int as n from closed group by group_id) c
          where g.organisation_id = $1 and g.id = c.group_id),
       lapsed as (
         update letter l set state = 'expired' from closed c
          where l.organisation_id = $1 and l.id = c.letter_id and l.state = 'open' and c.state = 'expired'
            and c.kind in ('sign-letter', 'witness-letter'))
       select id as "taskId", state, result, ${epochMs('business_at')} as at, workflow_id as "workflowId" from closed order by id`,
      [organisationId, taskIds, state, result ?? null, cause, at],
    );
  }

  /** For tasks closed by another process than their own: their process hears of it through the relay. */
  async tell(
    organisationId: string,
    lines: readonly (ClosedTask & { readonly id: string; readonly workflowId: string })[],
  ): Promise<void> {
    await this.manager.query(
      `insert into outbox_line (organisation_id, id, workflow_id, task_id, state, business_at, send_after)
       select $1, n.id, n.workflow_id, n.task_id, n.state, to_timestamp(n.at / 1000.0), now()
         from unnest($2::uuid[], $3::text[], $4::uuid[], $5::text[], $6::float8[]) as n (id, workflow_id, task_id, state, at)
       on conflict do nothing`,
      [
        organisationId,
        lines.map(({ id }) => id),
        lines.map(({ workflowId }) => workflowId),
        lines.map(({ taskId }) => taskId),
        lines.map(({ state }) => state),
        lines.map(({ at }) => at),
      ],
    );
  }

  /** Ids of the open tasks of a process, or of one letter's signing round. */
  async openTaskIds(
    organisationId: string,
    of: { readonly workflowId: string } | { readonly letterId: string },
  ): Promise<string[]> {
    const rows: { id: string }[] = await this.manager.query(
      `select id from task where organisation_id = $1 and state = 'open'
          and case when $2::text is null then letter_id = $3 and kind in ('sign-letter', 'witness-letter') else workflow_id = $2 end
        order by id`,
      [organisationId, 'workflowId' in of ? of.workflowId : null, 'letterId' in of ? of.letterId : null],
    );
    return rows.map(({ id }) => id);
  }

  private async openGroups(batch: BatchToOpen): Promise<void> {
    const letterIds = batch.countsByLetter ? [...new Set(batch.tasks.map(({ letterId }) => letterId))] : [null];
    await this.manager.query(
      `insert into task_group (organisation_id, id, cycle_id, workflow_id, step, letter_id, wakes)
       select $1, gen_random_uuid(), $2, $3, $4, n.letter_id, n.letter_id is null or l.child_round_id is not null
         from unnest($5::uuid[]) as n (letter_id) left join letter l on l.organisation_id = $1 and l.id = n.letter_id
       on conflict on constraint task_group_once do nothing`,
      [batch.organisationId, batch.cycleId, batch.workflowId, groupStepOf(batch), letterIds],
    );
  }
}

const groupStepOf = ({ countsByLetter, step }: BatchToOpen): string => (countsByLetter ? 'letter' : step);

const columnsOf = (tasks: readonly TaskToOpen[]): readonly unknown[] => [
  tasks.map(({ id }) => id),
  tasks.map(({ subject }) => subject),
  tasks.map(({ assigneeKind }) => assigneeKind),
  tasks.map(({ assignee }) => assignee),
  tasks.map(({ letterId }) => letterId),
  tasks.map(({ documentSha256 }) => documentSha256),
];
