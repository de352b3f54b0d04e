import type { EntityManager } from 'typeorm';

export interface ConsultationAnswer {
  readonly verdict: string;
  readonly reason: string;
  readonly answeredBy: string;
  readonly businessAt: string;
}

export interface PlanComment {
  readonly taskId: string;
  readonly unitCode: string;
  readonly opinion: string;
  readonly comment: string;
  readonly businessAt: string;
  readonly answer: ConsultationAnswer | null;
}

export interface AnswerToAdd {
  readonly taskId: string;
  readonly planId: string;
  readonly verdict: string;
  readonly reason: string;
  readonly contentSalt: string;
  readonly personId: string;
  readonly businessAt: Date;
}

/** What units said to the draft of a plan, and what the office answered. */
export class ConsultationRepository {
  constructor(private readonly manager: EntityManager) {}

  /** In the order in which they were given; who agreed needs no answer. */
  list(organisationId: string, cycleId: string): Promise<readonly PlanComment[]> {
    return this.manager.query(
      `select t.id as "taskId", split_part(t.subject, '/', 2) as "unitCode", ${opinion} as opinion, a.content ->> 'comment' as comment,
              iso_instant(a.business_at) as "businessAt",
              case when r.task_id is not null then jsonb_build_object('verdict', r.verdict, 'reason', r.reason, 'answeredBy', p.name,
                'businessAt', iso_instant(r.business_at)) end as answer
         ${comments} order by a.business_at, t.id`,
      [organisationId, cycleId],
    );
  }

  /** Units whose comment nobody has answered yet. */
  async listUnanswered(organisationId: string, cycleId: string): Promise<readonly string[]> {
    const rows: { unitCode: string }[] = await this.manager.query(
      `select split_part(t.subject, '/', 2) as "unitCode" ${comments} and ${opinion} <> 'agree' and r.task_id is null order by t.subject, t.id`,
      [organisationId, cycleId],
    );
    return rows.map(({ unitCode }) => unitCode);
  }

  /** Answers false when the comment has an answer already. */
  async add(organisationId: string, answer: AnswerToAdd): Promise<boolean> {
    const rows: unknown[] = await this.manager.query(
      `insert into plan_comment_answer (organisation_id, task_id, plan_id, verdict, reason, content_salt, person_id, business_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing returning task_id`,
      [
        organisationId,
        answer.taskId,
        answer.planId,
        answer.verdict,
        answer.reason,
        answer.contentSalt,
        answer.personId,
        answer.businessAt,
      ],
    );
    return rows.length === 1;
  }
}

/** Silent about it counts as a comment: nothing that a unit wrote is passed over. */
const opinion = `coalesce(a.content ->> 'opinion', 'comment')`;

const comments = `
  from task t join act a on a.organisation_id = t.organisation_id and a.task_id = t.id and a.kind = 'answer'
  left join plan_comment_answer r on r.organisation_id = t.organisation_id and r.task_id = t.id
  left join person p on p.organisation_id = r.organisation_id and p.id = r.person_id
 where t.organisation_id = $1 and t.cycle_id = $2 and t.kind = 'answer-plan-consultation'`;
