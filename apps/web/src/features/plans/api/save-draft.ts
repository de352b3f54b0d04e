import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { PlanDraft, PlanView } from '@zeren/api-contracts';
import { put } from '../../../http/api';

/** Against the revision that was read: nobody overwrites what he has not seen. */
export function useSaveDraft({ id, cycleId, revision }: Pick<PlanView, 'id' | 'cycleId' | 'revision'>) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (draft: PlanDraft) => put<PlanView>(`/plans/${id}/draft`, draft, revision),
    onSuccess: (plan) => cache.setQueryData(['plan', cycleId], plan),
  });
}
