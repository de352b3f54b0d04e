import type { Day, DueRule } from '@zeren/domain';
import type { EntityManager } from 'typeorm';
import { newId } from '../new-id';
import type { BatchKey } from './task-batch.repository';

/** What a clock was counted from; stored with its task. */
export interface StoredClock {
  readonly startsOn: Day;
  readonly rule: DueRule;
}

export interface RunningClock {
  readonly taskId: string;
  readonly step: string;
  readonly dueOn: Day;
  readonly clock: StoredClock;
  readonly calendarVersion: number;
}

export interface ChangedClock {
  readonly taskId: string;
  readonly oldDueOn: Day;
  readonly newDueOn: Day;
  readonly outcome: 'moved' | 'kept-old-due' | 'fixed-on-day-off';
  readonly dueAt: Date;
  readonly expiresAt: Date | null;
}

export interface ChangeCause {
  readonly cycleId: string;
  readonly cause: 'calendar' | 'command' | 'extension';
  readonly calendarVersion: number;
  readonly at: Date;
  readonly actorId?: string;
  readonly reason?: string;
}

/** More time was given to this one task: what its step is reminded of is not for it. */
export const isExtended = `coalesce((clock ->> 'isExtended')::boolean, false)`;

/** Clocks of open tasks, and what becomes of them. */
export class ClockRowRepository {
  constructor(private readonly manager: EntityManager) {}

  /** Of a process: those that were counted by an older calendar and have not run out. Holds their rows until the end. */
  listOlder(
    organisationId: string,
    workflowId: string,
    { calendarVersion, at }: { readonly calendarVersion: number; readonly at: Date },
  ): Promise<readonly RunningClock[]> {
    return this.manager.query(
      `select id as "taskId", step, due_on::text as "dueOn", clock, calendar_version as "calendarVersion" from task
        where organisation_id = $1 and workflow_id = $2 and state = 'open' and due_at > $4 and calendar_version < $3
        order by id for update`,
      [organisationId, workflowId, calendarVersion, at],
    );
  }

  /** Open tasks of a step with their due days, but those that were extended beyond a day. Holds their rows until the end. */
  listOfStep(
    { organisationId, workflowId, step }: BatchKey,
    day: Day,
  ): Promise<readonly Pick<RunningClock, 'taskId' | 'dueOn'>[]> {
    return this.manager.query(
      `select id as "taskId", due_on::text as "dueOn" from task
        where organisation_id = $1 and workflow_id = $2 and step = $3 and state = 'open' and not (${isExtended} and due_on > $4) order by id for update`,
      [organisationId, workflowId, step, day],
    );
  }

  /** One open task of a process. Holds its row until the end. */
  async findOpen(
    organisationId: string,
    workflowId: string,
    taskId: string,
  ): Promise<Pick<RunningClock, 'step' | 'dueOn'> | undefined> {
    const [row]: Pick<RunningClock, 'step' | 'dueOn'>[] = await this.manager.query(
      `select step, due_on::text as "dueOn" from task
        where organisation_id = $1 and workflow_id = $2 and id = $3 and state = 'open' for update`,
      [organisationId, workflowId, taskId],
    );
    return row;
  }

  /** The latest due day of each step of a process that has open tasks. */
  async latestDue(
    organisationId: string,
    workflowId: string,
  ): Promise<readonly { readonly step: string; readonly dueOn: Day }[]> {
    return this.manager.query(
      `select step, max(due_on)::text as "dueOn" from task
        where organisation_id = $1 and workflow_id = $2 and state = 'open' and not ${isExtended} group by step order by step`,
      [organisationId, workflowId],
    );
  }

  /** New due days, and what was changed by what. A clock that somebody set by hand is a fixed date from then on. */
  async change(organisationId: string, changes: readonly ChangedClock[], cause: ChangeCause): Promise<void> {
    if (changes.length === 0) return;
    const taskIds = changes.map(({ taskId }) => taskId);
    await this.manager.query(
      `update task t set due_on = n.due_on, due_at = n.due_at, expires_at = n.expires_at, calendar_version = $6,
              clock = case when $7 then t.clock else jsonb_build_object('startsOn', n.due_on, 'rule', jsonb_build_object('kind', 'fixed', 'on', n.due_on),
                'isExtended', $8::boolean) end
         from unnest($2::uuid[], $3::date[], $4::timestamptz[], $5::timestamptz[]) as n (id, due_on, due_at, expires_at)
        where t.organisation_id = $1 and t.id = n.id`,
      [
        organisationId,
        taskIds,
        changes.map(({ newDueOn }) => newDueOn),
        changes.map(({ dueAt }) => dueAt),
        changes.map(({ expiresAt }) => expiresAt),
        cause.calendarVersion,
        cause.cause === 'calendar',
        cause.cause === 'extension',
      ],
    );
    await this.manager.query(
      `insert into clock_change (organisation_id, id, cycle_id, task_id, cause, outcome, old_due_on, new_due_on, calendar_version,
                                 actor_id, reason, business_at)
       select $1, n.id, $2, n.task_id, $3, n.outcome, n.old_due_on, n.new_due_on, $4, $5, $6, $7
         from unnest($8::uuid[], $9::uuid[], $10::text[], $11::date[], $12::date[]) as n (id, task_id, outcome, old_due_on, new_due_on)`,
      [
        organisationId,
        cause.cycleId,
        cause.cause,
        cause.calendarVersion,
        cause.actorId ?? null,
        cause.reason ?? null,
        cause.at,
        changes.map(() => newId()),
        taskIds,
        changes.map(({ outcome }) => outcome),
        changes.map(({ oldDueOn }) => oldDueOn),
        changes.map(({ newDueOn }) => newDueOn),
      ],
    );
  }

  /** What the new calendar left as it was has been counted by it, too. */
  async countedBy(organisationId: string, taskIds: readonly string[], calendarVersion: number): Promise<void> {
    await this.manager.query(
      'update task set calendar_version = $3 where organisation_id = $1 and id = any ($2::uuid[])',
      [organisationId, taskIds, calendarVersion],
    );
  }
}
