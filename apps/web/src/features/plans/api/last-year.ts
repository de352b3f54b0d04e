import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { PlanDiff, PlanView } from '@zeren/api-contracts';
import { get, post } from '../../../http/api';

/** The plan beside that of the year before; asked again whenever the draft was saved. */
export const usePlanDiff = ({ id, revision, version }: Pick<PlanView, 'id' | 'revision' | 'version'>) =>
  useQuery({
    queryKey: ['plan-diff', id, revision, version],
    queryFn: () => get<PlanDiff>(`/plans/${id}/last-year`),
  });

/** Against the revision that was read, like every change of the draft. */
export function useCopyLastPlan({ id, revision }: Pick<PlanView, 'id' | 'revision'>, idempotencyKey: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => post<PlanDiff>(`/plans/${id}/last-year/copies`, { revision }, idempotencyKey),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['plan-diff', id] }),
  });
}
