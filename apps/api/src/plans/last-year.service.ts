import { Injectable } from '@nestjs/common';
import type { CopyLastPlan, PlanDiff } from '@zeren/api-contracts';
import { Database, type PlanDetails, type Repositories } from '@zeren/database';
import { carryForward, planDiff } from '@zeren/domain';
import { hasRole, type Principal } from '../access/principal';
import { Problem } from '../http/problem';
import { isAdopted, requirePlan } from './require-plan';

/** A plan beside that of the year before. */
@Injectable()
export class LastYearService {
  constructor(private readonly database: Database) {}

  compare(principal: Principal, planId: string): Promise<PlanDiff> {
    const { organisationId } = principal;
    return this.database.inTenant(organisationId, async (repositories) =>
      diffOf(repositories, principal, await requirePlan(repositories, organisationId, planId)),
    );
  }

  /** @throws Problem `no-earlier-plan`; `precondition-failed` when the draft is no longer the one that was read. */
  async copy(
    repositories: Repositories,
    principal: Principal,
    planId: string,
    { revision }: CopyLastPlan,
  ): Promise<PlanDiff> {
    const { organisationId } = principal;
    const plan = await requirePlan(repositories, organisationId, planId);
    if (isAdopted(plan)) throw new Problem('plan-not-draft');
    const earlier = await repositories.earlierPlans.find(organisationId, plan.cycleId);
    if (!earlier) throw new Problem('no-earlier-plan');
    const draft = { ...plan.draft, items: carryForward(earlier.items, earlier.yearsAgo) };
    if (!(await repositories.plans.replaceDraft(organisationId, planId, revision, draft)))
      throw new Problem('precondition-failed');
    return diffOf(repositories, principal, await requirePlan(repositories, organisationId, planId));
  }
}

async function diffOf({ earlierPlans }: Repositories, principal: Principal, plan: PlanDetails): Promise<PlanDiff> {
  const earlier = await earlierPlans.find(principal.organisationId, plan.cycleId);
  if (!earlier) return { earlier: null, items: [] };
  const { planId, year, documentNo, yearsAgo, items } = earlier;
  const diff = planDiff(carryForward(items, yearsAgo), itemsShown(principal, plan));
  return {
    earlier: { planId, year, documentNo },
    items: diff.map(({ fields, ...item }) => ({ ...item, fields: [...fields] })),
  };
}

/** The office sees what it edits; everybody else what is frozen, once something is. */
function itemsShown(principal: Principal, plan: PlanDetails) {
  const { draft, frozen } = plan;
  return frozen && (isAdopted(plan) || !hasRole(principal, 'office')) ? frozen.content.items : draft.items;
}
