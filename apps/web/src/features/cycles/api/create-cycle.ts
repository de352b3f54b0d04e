import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { CreateCycle, CycleView } from '@zeren/api-contracts';
import { post } from '../../../http/api';

/** Draft of a year: opens nothing yet. */
export function useCreateCycle(idempotencyKey: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (draft: CreateCycle) => post<CycleView>('/cycles', draft, idempotencyKey),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['cycles'] }),
  });
}
