import type { Day } from '@zeren/domain';
import type { EntityManager } from 'typeorm';

export interface ExtensionRow {
  readonly id: string;
  readonly cycleId: string;
  readonly taskId: string;
  readonly taskKind: string;
  readonly subject: string;
  readonly workflowId: string;
  readonly askedBy: string;
  readonly dueOn: Day;
  readonly untilOn: Day;
  readonly reason: string;
  readonly state: 'asked' | 'granted' | 'refused';
  readonly decidedBy: string | null;
  readonly decisionText: string | null;
  readonly askedAt: string;
  readonly decidedAt: string | null;
}

export interface ExtensionToAsk {
  readonly id: string;
  readonly taskId: string;
  readonly personId: string;
  readonly untilOn: Day;
  readonly reason: string;
  readonly at: Date;
}

export interface Decision {
  readonly state: 'granted' | 'refused';
  readonly personId: string;
  readonly text: string;
  readonly at: Date;
}

const columns = `e.id, e.cycle_id as "cycleId", e.task_id as "taskId", t.kind as "taskKind", t.subject, t.workflow_id as "workflowId",
  e.asked_by as "askedBy", e.due_on::text as "dueOn", e.until_on::text as "untilOn", e.reason, e.state, e.decided_by as "decidedBy",
  e.decision_text as "decisionText", iso_instant(e.asked_at) as "askedAt", iso_instant(e.decided_at) as "decidedAt"`;
const from = 'from extension_request e join task t on t.organisation_id = e.organisation_id and t.id = e.task_id';

/** Who asked for more time, and what was said to it. */
export class ExtensionRepository {
  constructor(private readonly manager: EntityManager) {}

  /** Answers false while another request waits, or after one was granted. */
  async ask(organisationId: string, request: ExtensionToAsk): Promise<boolean> {
    const [row]: { count: number }[] = await this.manager.query(
      `with asked as (
         insert into extension_request (organisation_id, id, cycle_id, task_id, asked_by, due_on, until_on, reason, asked_at)
         select $1, $2, t.cycle_id, t.id, $4, t.due_on, $5, $6, $7 from task t where t.organisation_id = $1 and t.id = $3
         on conflict (organisation_id, task_id) where state <> 'refused' do nothing returning 1)
       select count(*)::int as count from asked`,
      [organisationId, request.id, request.taskId, request.personId, request.untilOn, request.reason, request.at],
    );
    return row?.count === 1;
  }

  async find(organisationId: string, id: string): Promise<ExtensionRow | undefined> {
    const [row]: ExtensionRow[] = await this.manager.query(
      `select ${columns} ${from} where e.organisation_id = $1 and e.id = $2`,
      [organisationId, id],
    );
    return row;
  }

  /** The latest one about a task. */
  async findOfTask(organisationId: string, taskId: string): Promise<ExtensionRow | undefined> {
    const [row]: ExtensionRow[] = await this.manager.query(
      `select ${columns} ${from} where e.organisation_id = $1 and e.task_id = $2 order by e.id desc limit 1`,
      [organisationId, taskId],
    );
    return row;
  }

  list(
    organisationId: string,
    cycleId: string,
    afterId: string | null,
    limit: number,
  ): Promise<readonly ExtensionRow[]> {
    return this.manager.query(
      `select ${columns} ${from} where e.organisation_id = $1 and e.cycle_id = $2 and ($3::uuid is null or e.id > $3) order by e.id limit $4`,
      [organisationId, cycleId, afterId, limit],
    );
  }

  /** Answers false when somebody else has decided meanwhile. */
  async decide(organisationId: string, id: string, { state, personId, text, at }: Decision): Promise<boolean> {
    const [row]: { count: number }[] = await this.manager.query(
      `with decided as (
         update extension_request set state = $3, decided_by = $4, decision_text = $5, decided_at = $6
          where organisation_id = $1 and id = $2 and state = 'asked' returning 1)
       select count(*)::int as count from decided`,
      [organisationId, id, state, personId, text, at],
    );
    return row?.count === 1;
  }
}
