import type { EntityManager } from 'typeorm';

export interface ProblemRow {
  readonly id: string;
  readonly source: string;
  readonly no: number;
  readonly unitCode: string;
  readonly problem: string;
  readonly cause: string | null;
  readonly nextStep: string | null;
  readonly measure: string | null;
  /** One to one; null only when the year is still being written. */
  readonly rectification: RectificationDetails | null;
}

export interface RectificationDetails {
  readonly id: string;
  readonly problemId: string;
  readonly code: string;
  readonly unitCode: string;
  readonly ownerPost: string;
  readonly unitVerifierPost: string;
  readonly superiorVerifierPost: string;
  readonly openedOn: string;
  readonly closingOn: string;
  readonly state: string;
  readonly tasks: readonly {
    readonly id: string;
    readonly kind: string;
    readonly state: string;
    readonly result: string | null;
    readonly assignee: string;
    readonly dueOn: string;
    readonly businessAt: string | null;
  }[];
}

/** Problems of the year, each with its rectification and the tasks of that. */
export class ReviewView {
  constructor(private readonly manager: EntityManager) {}

  /** Mid-year before year-end, by number; `after` is the key `source/0001` of the last row and its id. */
  list(
    organisationId: string,
    cycleId: string,
    source: string | null,
    after: readonly [string, string] | null,
    limit: number,
  ): Promise<readonly (ProblemRow & { readonly key: string })[]> {
    return this.manager.query(
      `select p.id, p.source, p.no, p.unit_code as "unitCode", p.problem_text as problem, p.cause_text as cause, p.next_step_text as "nextStep",
              p.measure_text as measure, ${key} as key, ${rectification} as rectification
         from problem p
        where p.organisation_id = $1 and p.cycle_id = $2 and ($3::text is null or p.source = $3)
          and ($4::text is null or (${key} collate "C", p.id) > ($4::text, $5::uuid))
        order by ${key} collate "C", p.id limit $6`,
      [organisationId, cycleId, source, after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  }
}

const key = `(p.source || '/' || lpad(p.no::text, 6, '0'))`;

const rectification = `(
  select jsonb_build_object('id', r.id, 'problemId', r.problem_id, 'code', r.code, 'unitCode', r.unit_code, 'ownerPost', r.owner_post,
           'unitVerifierPost', r.unit_verifier_post, 'superiorVerifierPost', r.superior_verifier_post, 'openedOn', r.opened_on,
           'closingOn', r.closing_on, 'state', r.state, 'tasks', (
             select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'kind', t.kind, 'state', t.state, 'result', t.result, 'assignee', t.assignee,
                      'dueOn', t.due_on, 'businessAt', iso_instant(t.business_at)) order by t.opened_at, t.due_at, t.id), '[]')
               from task t where t.organisation_id = r.organisation_id and t.workflow_id = 'rectification/' || r.id))
    from rectification r where r.organisation_id = p.organisation_id and r.problem_id = p.id order by r.id limit 1)`;
