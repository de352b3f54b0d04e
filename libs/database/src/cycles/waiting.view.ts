import type { EntityManager } from 'typeorm';

/** How many tasks of a process are open, since when the oldest, and how many of them are late. */
export interface WaitingRow {
  readonly workflowId: string;
  readonly open: number;
  readonly late: number;
  readonly since: string;
}

export interface AwaitedTaskRow {
  readonly id: string;
  readonly kind: string;
  readonly subject: string;
  readonly assigneeKind: string;
  readonly assignee: string;
  readonly openedAt: string;
  readonly dueOn: string;
  readonly isLate: boolean;
}

const businessNow = `to_timestamp(business_ms(c.biz_epoch_ms, c.real_epoch_ms, c.real_ms_per_biz_day, clock_timestamp()) / 1000.0)`;
const open = `from task t join cycle c on c.organisation_id = t.organisation_id and c.id = t.cycle_id
  where t.organisation_id = $1 and t.cycle_id = $2 and t.state = 'open'`;

/** Whom the processes of a cycle wait for. */
export class WaitingView {
  constructor(private readonly manager: EntityManager) {}

  count(organisationId: string, cycleId: string): Promise<readonly WaitingRow[]> {
    return this.manager.query(
      `select t.workflow_id as "workflowId", count(*)::int as open, count(*) filter (where t.due_at <= ${businessNow})::int as late,
              iso_instant(min(t.opened_at)) as since ${open} group by t.workflow_id`,
      [organisationId, cycleId],
    );
  }

  /** The oldest due first, at most `limit`. */
  list(organisationId: string, cycleId: string, workflowId: string, limit: number): Promise<readonly AwaitedTaskRow[]> {
    return this.manager.query(
      `select t.id, t.kind, t.subject, t.assignee_kind as "assigneeKind", t.assignee, iso_instant(t.opened_at) as "openedAt",
              t.due_on::text as "dueOn", t.due_at <= ${businessNow} as "isLate" ${open} and t.workflow_id = $3
        order by t.due_at, t.id limit $4`,
      [organisationId, cycleId, workflowId, limit],
    );
  }
}
