import type { EntityManager } from 'typeorm';

export interface CycleTaskRow {
  readonly id: string;
  readonly workflowId: string;
  readonly phase: string;
  readonly step: string;
  readonly kind: string;
  readonly subject: string;
  readonly round: number;
  readonly origin: string;
  readonly assigneeKind: 'post' | 'person' | 'body';
  readonly assignee: string;
  readonly assigneeCode: string;
  readonly letterId: string | null;
  readonly documentSha256: string | null;
  readonly state: string;
  readonly result: string | null;
  readonly via: string | null;
  readonly openedAt: string;
  readonly dueOn: string;
  readonly dueAt: string;
  readonly dueRule: string;
  readonly expiresAt: string | null;
  readonly businessAt: string | null;
  readonly recordedAt: string | null;
}

export interface CycleTaskQuestion {
  readonly state: string | undefined;
  readonly kind: string | undefined;
  readonly phase: string | undefined;
  readonly origin: string | undefined;
  readonly workflowId: string | undefined;
  readonly subject: string | undefined;
}

export interface StepOfTask {
  readonly workflowId: string;
  readonly step: string;
}

/** Tasks as the office looks at them: all of a cycle, in the order in which they were opened. */
export class CycleTaskView {
  constructor(private readonly manager: EntityManager) {}

  list(
    organisationId: string,
    cycleId: string,
    { state, kind, phase, origin, workflowId, subject }: CycleTaskQuestion,
    after: readonly [string, string] | null,
    limit: number,
  ): Promise<readonly CycleTaskRow[]> {
    return this.manager.query(
      `select t.id, t.workflow_id as "workflowId", t.phase, t.step, t.kind, t.subject, t.round, t.origin, t.assignee_kind as "assigneeKind",
              t.assignee, coalesce(p.code, t.assignee) as "assigneeCode", t.letter_id as "letterId", t.document_sha256 as "documentSha256",
              t.state, t.result, t.via, iso_instant(t.opened_at) as "openedAt", t.due_on::text as "dueOn", iso_instant(t.due_at) as "dueAt",
              t.due_rule as "dueRule", iso_instant(t.expires_at) as "expiresAt", iso_instant(t.business_at) as "businessAt",
              iso_instant(t.recorded_at) as "recordedAt"
         from task t left join person p on p.organisation_id = t.organisation_id and t.assignee_kind = 'person' and p.id::text = t.assignee
        where t.organisation_id = $1 and t.cycle_id = $2 and ($3::text is null or t.state = $3) and ($4::text is null or t.kind = $4)
          and ($5::text is null or t.phase = $5) and ($6::text is null or t.origin = $6) and ($7::text is null or t.workflow_id = $7)
          and ($8::text is null or starts_with(t.subject, $8))
          and ($9::timestamptz is null or (date_trunc('milliseconds', t.opened_at), t.id) > ($9::timestamptz, $10::uuid))
        order by date_trunc('milliseconds', t.opened_at), t.id limit $11`,
      [
        organisationId,
        cycleId,
        state ?? null,
        kind ?? null,
        phase ?? null,
        origin ?? null,
        workflowId ?? null,
        subject ?? null,
        after?.[0] ?? null,
        after?.[1] ?? null,
        limit,
      ],
    );
  }

  /** The distinct steps of these tasks of a cycle, and how many of the tasks exist. */
  async stepsOf(
    organisationId: string,
    cycleId: string,
    taskIds: readonly string[],
  ): Promise<{ readonly found: number; readonly steps: readonly StepOfTask[] }> {
    const rows: (StepOfTask & { readonly count: number })[] = await this.manager.query(
      `select workflow_id as "workflowId", step, count(*)::int as count from task
        where organisation_id = $1 and cycle_id = $2 and id = any ($3::uuid[]) group by workflow_id, step order by workflow_id, step`,
      [organisationId, cycleId, taskIds],
    );
    return {
      found: rows.reduce((sum, { count }) => sum + count, 0),
      steps: rows.map(({ workflowId, step }) => ({ workflowId, step })),
    };
  }

  /** Is this a process of the cycle? */
  async hasWorkflow(organisationId: string, cycleId: string, workflowId: string): Promise<boolean> {
    const rows: unknown[] = await this.manager.query(
      'select 1 from task where organisation_id = $1 and cycle_id = $2 and workflow_id = $3 limit 1',
      [organisationId, cycleId, workflowId],
    );
    return rows.length > 0;
  }

  /** What a command may name: a letter by code, a post and a person. Undefined members do not exist. */
  async names(
    organisationId: string,
    cycleId: string,
    { letterCode, postCode, personCode }: { letterCode?: string; postCode?: string; personCode?: string },
  ): Promise<{ readonly letterId: string | null; readonly postCode: string | null; readonly personId: string | null }> {
    const [row]: { letterId: string | null; postCode: string | null; personId: string | null }[] =
      await this.manager.query(
        `select (select id from letter where organisation_id = $1 and cycle_id = $2 and code = $3) as "letterId",
              (select code from post where organisation_id = $1 and code = $4) as "postCode",
              (select id from person where organisation_id = $1 and code = $5) as "personId"`,
        [organisationId, cycleId, letterCode ?? null, postCode ?? null, personCode ?? null],
      );
    return row ?? { letterId: null, postCode: null, personId: null };
  }
}
