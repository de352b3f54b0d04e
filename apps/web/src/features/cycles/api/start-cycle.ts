import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { StartCycle, StartedCycle } from '@zeren/api-contracts';
import { post } from '../../../http/api';

export type ClockChoice = StartCycle['clock'];

export function useStartCycle(cycleId: string, idempotencyKey: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (clock: ClockChoice) =>
      post<StartedCycle>(`/cycles/${cycleId}/start`, { clock } satisfies StartCycle, idempotencyKey),
    onSuccess: () => cache.invalidateQueries(),
  });
}
