import type { Day, DueRule } from '@zeren/domain';
import type { EntityManager } from 'typeorm';

export interface ClockChangeRow {
  readonly id: string;
  readonly taskId: string;
  readonly taskKind: string;
  readonly subject: string;
  readonly assigneeKind: string;
  readonly assignee: string;
  readonly cause: string;
  readonly outcome: string;
  readonly oldDueOn: Day;
  readonly newDueOn: Day;
  readonly calendarVersion: number;
  readonly actorId: string | null;
  readonly reason: string | null;
  readonly businessAt: string;
  readonly recordedAt: string;
}

export interface TaskClockRow {
  /** Null for a task that was opened before clocks were kept. */
  readonly clock: { readonly startsOn: Day; readonly rule: DueRule } | null;
  readonly calendarVersion: number | null;
  readonly dueOn: Day;
}

const changeColumns = `k.id, k.task_id as "taskId", t.kind as "taskKind", t.subject, t.assignee_kind as "assigneeKind", t.assignee,
  k.cause, k.outcome, k.old_due_on::text as "oldDueOn", k.new_due_on::text as "newDueOn", k.calendar_version as "calendarVersion",
  k.actor_id as "actorId", k.reason, iso_instant(k.business_at) as "businessAt", iso_instant(k.recorded_at) as "recordedAt"`;

/** What clocks were counted from, and what moved them. */
export class ClockView {
  constructor(private readonly manager: EntityManager) {}

  /** Changes of a cycle, in the order in which they were made. */
  listChanges(
    organisationId: string,
    cycleId: string,
    afterId: string | null,
    limit: number,
  ): Promise<readonly ClockChangeRow[]> {
    return this.manager.query(
      `select ${changeColumns} from clock_change k join task t on t.organisation_id = k.organisation_id and t.id = k.task_id
        where k.organisation_id = $1 and k.cycle_id = $2 and ($3::uuid is null or k.id > $3) order by k.id limit $4`,
      [organisationId, cycleId, afterId, limit],
    );
  }

  listChangesOf(organisationId: string, taskId: string): Promise<readonly ClockChangeRow[]> {
    return this.manager.query(
      `select ${changeColumns} from clock_change k join task t on t.organisation_id = k.organisation_id and t.id = k.task_id
        where k.organisation_id = $1 and k.task_id = $2 order by k.id`,
      [organisationId, taskId],
    );
  }

  async find(organisationId: string, taskId: string): Promise<TaskClockRow | undefined> {
    const [row]: TaskClockRow[] = await this.manager.query(
      `select clock, calendar_version as "calendarVersion", due_on::text as "dueOn" from task where organisation_id = $1 and id = $2`,
      [organisationId, taskId],
    );
    return row;
  }
}
