import { useQuery } from '@tanstack/react-query';
import type { PlanProgress } from '@zeren/api-contracts';
import { get } from '../../../http/api';

/** How far the items of an adopted plan have come. */
export const useProgress = (planId: string) =>
  useQuery({ queryKey: ['plan-progress', planId], queryFn: () => get<PlanProgress>(`/plans/${planId}/progress`) });
