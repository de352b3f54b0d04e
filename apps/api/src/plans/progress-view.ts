import type { PlanProgress } from '@zeren/api-contracts';
import type { PlanDetails, Repositories } from '@zeren/database';
import { lightOf } from '@zeren/domain';
import { isAdopted } from './require-plan';

/** Items of the plan in force with what was reported; computed anew for the business day. */
export async function progressOf(
  { planProgress }: Repositories,
  organisationId: string,
  plan: PlanDetails,
): Promise<PlanProgress> {
  const today = await planProgress.today(organisationId, plan.cycleId);
  if (!isAdopted(plan)) return { today, items: [] };
  const reached = await planProgress.listReached(organisationId, plan.id);
  const overrides = await planProgress.listOverrides(organisationId, plan.id);
  const items = (plan.frozen?.content.items ?? []).map(({ code, titleZh, leadUnit, liaison, milestones }) => {
    const done = milestones.map(({ no, dueOn, text }) => {
      const found = reached.find(({ itemCode, milestoneNo }) => itemCode === code && milestoneNo === no);
      return { no, dueOn, ...(text ? { text } : {}), reached: found ? withoutPlace(found) : null };
    });
    const own = overrides.filter(({ itemCode }) => itemCode === code).map(({ itemCode: _own, ...said }) => said);
    const computed = lightOf(
      done.map(({ dueOn, reached: report }) => ({ dueOn, doneOn: report?.doneOn ?? null })),
      today,
    );
    const light = own[0]?.light ?? computed;
    return { code, titleZh, leadUnit, liaison, computed, light, overrides: own, milestones: done };
  });
  return { today, items };
}

function withoutPlace({
  doneOn,
  text,
  by,
  businessAt,
}: NonNullable<PlanProgress['items'][number]['milestones'][number]['reached']>) {
  return { doneOn, text, by, businessAt };
}
