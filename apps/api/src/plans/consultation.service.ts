import { Injectable } from '@nestjs/common';
import type { AnswerComment, PlanCommentList } from '@zeren/api-contracts';
import { Database, type PlanDetails, type Repositories } from '@zeren/database';
import { canonicalJson } from '@zeren/ledger';
import { randomBytes } from 'node:crypto';
import type { Principal } from '../access/principal';
import { cycleNow } from '../cycles/cycle-time';
import { sha256 } from '../cycles/cycle-views';
import { requireCycle } from '../cycles/require-cycle';
import { personEntry } from '../http/person-entry';
import { Problem } from '../http/problem';
import { isAdopted, requirePlan } from './require-plan';

/** Comments of units on a draft, answered by the office one by one. */
@Injectable()
export class ConsultationService {
  constructor(private readonly database: Database) {}

  list({ organisationId }: Principal, planId: string): Promise<PlanCommentList> {
    return this.database.inTenant(organisationId, async (repositories) =>
      listOf(repositories, organisationId, await requirePlan(repositories, organisationId, planId)),
    );
  }

  /** The ledger holds a salted hash of the reason, as it does of the comment itself. */
  async answer(
    repositories: Repositories,
    principal: Principal,
    planId: string,
    { taskId, verdict, reason }: AnswerComment,
  ): Promise<PlanCommentList> {
    const { organisationId, personId } = principal;
    const plan = await requirePlan(repositories, organisationId, planId);
    if (isAdopted(plan)) throw new Problem('plan-not-draft');
    const { items } = await listOf(repositories, organisationId, plan);
    const comment = items.find((item) => item.taskId === taskId);
    if (comment?.opinion !== 'comment') throw new Problem('comment-unknown');
    const cycle = await requireCycle(repositories, organisationId, plan.cycleId);
    const businessAt = cycleNow(cycle);
    const contentSalt = randomBytes(16).toString('hex');
    const isFirst = await repositories.consultations.add(organisationId, {
      ...{ taskId, planId, verdict, reason, contentSalt, personId },
      businessAt: new Date(businessAt),
    });
    if (!isFirst) throw new Problem('comment-answered');
    const contentSha256 = sha256(contentSalt + canonicalJson({ reason }));
    await repositories.ledger.append(organisationId, [
      personEntry(principal, 'plan.comment-answered', {
        subjectKind: 'plan',
        subjectId: planId,
        cycleId: plan.cycleId,
        businessAt,
        facts: { taskId, unitCode: comment.unitCode, verdict, contentSha256 },
      }),
    ]);
    return listOf(repositories, organisationId, plan);
  }
}

async function listOf(
  { consultations }: Repositories,
  organisationId: string,
  { cycleId }: Pick<PlanDetails, 'cycleId'>,
): Promise<PlanCommentList> {
  const items = (await consultations.list(organisationId, cycleId)) as PlanCommentList['items'];
  const unanswered = items.filter(({ opinion, answer }) => opinion === 'comment' && !answer).length;
  return { items: [...items], unanswered };
}
