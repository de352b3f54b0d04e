import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { OverrideLight, PlanProgress, ReachMilestone } from '@zeren/api-contracts';
import { post } from '../../../http/api';

/** Both answer with the whole progress, so that the page shows what the server made of it. */
function useProgressPost<Body>(planId: string, what: 'milestones' | 'lights', idempotencyKey: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: Body) => post<PlanProgress>(`/plans/${planId}/progress/${what}`, body, idempotencyKey),
    onSuccess: (progress) => cache.setQueryData(['plan-progress', planId], progress),
  });
}

export const useReachMilestone = (planId: string, idempotencyKey: string) =>
  useProgressPost<ReachMilestone>(planId, 'milestones', idempotencyKey);

export const useOverrideLight = (planId: string, idempotencyKey: string) =>
  useProgressPost<OverrideLight>(planId, 'lights', idempotencyKey);
