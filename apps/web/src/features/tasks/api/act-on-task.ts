import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ActAnswer } from '@zeren/api-contracts';
import { post } from '../../../http/api';

/** Waits for the receipt, visibly: an act is never shown as done before the server has committed it. */
export function useActOnTask(taskId: string, idempotencyKey: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (act: Record<string, unknown>) => post<ActAnswer>(`/tasks/${taskId}/acts`, act, idempotencyKey),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['tasks'] }),
  });
}
