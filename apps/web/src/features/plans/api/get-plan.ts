import { useQuery } from '@tanstack/react-query';
import type { PlanList, PlanView } from '@zeren/api-contracts';
import { get } from '../../../http/api';

/** The cycle's plan with its items; `null` when it has none yet. */
async function fetchPlan(cycleId: string): Promise<PlanView | null> {
  const { items } = await get<PlanList>(`/plans?cycleId=${cycleId}`);
  const [plan] = items;
  return plan ? get<PlanView>(`/plans/${plan.id}`) : null;
}

export const usePlan = (cycleId: string) =>
  useQuery({ queryKey: ['plan', cycleId], queryFn: () => fetchPlan(cycleId) });
