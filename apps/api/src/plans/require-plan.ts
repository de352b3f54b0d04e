import type { PlanDetails, Repositories } from '@zeren/database';
import { Problem } from '../http/problem';

/** It holds: what is changed from now on is an adjustment. */
export const isAdopted = ({ state }: Pick<PlanDetails, 'state'>): boolean => state === 'adopted' || state === 'issued';

/** @throws Problem `not-found`. */
export async function requirePlan(
  { plans }: Pick<Repositories, 'plans'>,
  organisationId: string,
  planId: string,
): Promise<PlanDetails> {
  const plan = await plans.find(organisationId, planId);
  if (!plan) throw new Problem('not-found');
  return plan;
}
