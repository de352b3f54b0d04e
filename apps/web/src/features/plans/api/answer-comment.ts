import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { AnswerComment, PlanCommentList } from '@zeren/api-contracts';
import { post } from '../../../http/api';

export function useAnswerComment(planId: string, idempotencyKey: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (answer: AnswerComment) =>
      post<PlanCommentList>(`/plans/${planId}/comments/answers`, answer, idempotencyKey),
    onSuccess: (comments) => cache.setQueryData(['plan-comments', planId], comments),
  });
}
