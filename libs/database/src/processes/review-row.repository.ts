import type { Day } from '@zeren/domain';
import type { EntityManager } from 'typeorm';

export interface RectificationRow {
  readonly id: string;
  readonly code: string;
  readonly unit: string;
  readonly owner: string;
  readonly unitVerifier: string;
  readonly superiorVerifier: string;
  readonly openedOn: Day;
  readonly closingOn: Day;
  readonly source: 'mid-year' | 'year-end';
  readonly state: string;
}

export interface ProblemToRecord {
  readonly id: string;
  readonly no: number;
  readonly source: 'mid-year' | 'year-end';
  readonly unitCode: string;
  readonly problem: string;
  readonly cause: string | null;
  readonly nextStep: string | null;
  readonly measure: string | null;
  readonly rectification: Omit<RectificationRow, 'source' | 'state' | 'unit'>;
}

export interface ReviewRequestRow {
  readonly id: string;
  readonly letterId: string;
  readonly filedOn: Day;
  readonly state: string;
}

const rectificationColumns = `r.id, r.code, r.unit_code as unit, r.owner_post as owner, r.unit_verifier_post as "unitVerifier",
  r.superior_verifier_post as "superiorVerifier", r.opened_on::text as "openedOn", r.closing_on::text as "closingOn", p.source, r.state`;

/** Problems, their rectifications, and requests for review. */
export class ReviewRowRepository {
  constructor(private readonly manager: EntityManager) {}

  /** A problem and the rectification that answers it, one to one. A number exists once per source. */
  async recordProblem(organisationId: string, cycleId: string, problem: ProblemToRecord): Promise<void> {
    const { rectification: item } = problem;
    await this.manager.query(
      `with made as (
         insert into problem (organisation_id, id, cycle_id, source, no, unit_code, problem_text, cause_text, next_step_text, measure_text)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict on constraint problem_no_key do nothing returning id)
       insert into rectification (organisation_id, id, cycle_id, problem_id, code, unit_code, owner_post, unit_verifier_post,
                                  superior_verifier_post, opened_on, closing_on)
       select $1, $11, $3, id, $12, $6, $13, $14, $15, $16, $17 from made`,
      [
        organisationId,
        problem.id,
        cycleId,
        problem.source,
        problem.no,
        problem.unitCode,
        problem.problem,
        problem.cause,
        problem.nextStep,
        problem.measure,
        item.id,
        item.code,
        item.owner,
        item.unitVerifier,
        item.superiorVerifier,
        item.openedOn,
        item.closingOn,
      ],
    );
  }

  list(organisationId: string, cycleId: string, source: 'mid-year' | 'year-end'): Promise<readonly RectificationRow[]> {
    return this.manager.query(
      `select ${rectificationColumns} from rectification r join problem p on p.organisation_id = r.organisation_id and p.id = r.problem_id
        where r.organisation_id = $1 and r.cycle_id = $2 and p.source = $3 order by p.no`,
      [organisationId, cycleId, source],
    );
  }

  async requireRectification(organisationId: string, id: string): Promise<RectificationRow> {
    const [row]: RectificationRow[] = await this.manager.query(
      `select ${rectificationColumns} from rectification r join problem p on p.organisation_id = r.organisation_id and p.id = r.problem_id
        where r.organisation_id = $1 and r.id = $2`,
      [organisationId, id],
    );
    if (!row) throw new Error(`no rectification ${id}`);
    return row;
  }

  async closeRectification(organisationId: string, id: string, state: string): Promise<void> {
    await this.manager.query(`update rectification set state = $3 where organisation_id = $1 and id = $2`, [
      organisationId,
      id,
      state,
    ]);
  }

  /** The office has already written the request's text; the process takes it on. */
  async requireRequest(organisationId: string, id: string): Promise<ReviewRequestRow> {
    const [row]: ReviewRequestRow[] = await this.manager.query(
      `select id, letter_id as "letterId", filed_on::text as "filedOn", state from review_request where organisation_id = $1 and id = $2`,
      [organisationId, id],
    );
    if (!row) throw new Error(`no request for review ${id}`);
    return row;
  }

  async setRequestState(organisationId: string, id: string, state: string): Promise<void> {
    await this.manager.query(`update review_request set state = $3 where organisation_id = $1 and id = $2`, [
      organisationId,
      id,
      state,
    ]);
  }
}
