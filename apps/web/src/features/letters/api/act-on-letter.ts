import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Act, ActAnswer } from '@zeren/api-contracts';
import { post } from '../../../http/api';

/** An act on the text that is on the screen: its fingerprint goes with it. The page is asked again when the answer was seen. */
export function useActOnLetter(taskId: string, idempotencyKey: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (act: Act) => post<ActAnswer>(`/tasks/${taskId}/acts`, act, idempotencyKey),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['tasks'] }),
  });
}
