import type { EntityManager } from 'typeorm';

/** What a person said with an act, as the process that asked reads it. */
export interface ActContent {
  readonly taskId: string;
  readonly subject: string;
  readonly kind: string;
  readonly round: number;
  readonly state: string;
  readonly result: string | null;
  readonly content: Readonly<Record<string, unknown>>;
  readonly personId: string;
  readonly businessAt: Date;
}

/** Contents of acts by the kind of their task: where processes learn what was filed, marked, decided. */
export class ActContentRepository {
  constructor(private readonly manager: EntityManager) {}

  /** Acts on tasks of these kinds in a cycle, in business order; `subjects` narrows by the beginning of the subject. */
  list(
    organisationId: string,
    cycleId: string,
    kinds: readonly string[],
    subjects = '',
  ): Promise<readonly ActContent[]> {
    return this.manager.query(
      `select t.id as "taskId", t.subject, t.kind, t.round, t.state, t.result, coalesce(a.content, '{}') as content,
              a.person_id as "personId", a.business_at as "businessAt"
         from task t join act a on a.organisation_id = t.organisation_id and a.task_id = t.id
        where t.organisation_id = $1 and t.cycle_id = $2 and t.kind = any ($3) and starts_with(t.subject, $4)
        order by a.business_at, t.id`,
      [organisationId, cycleId, kinds, subjects],
    );
  }
}
