import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { CommandAnswer, CycleCommand } from '@zeren/api-contracts';
import { post } from '../../../http/api';

type MoveDeadline = Extract<CycleCommand, { kind: 'move-deadline' }>;

export function useMoveDeadline(cycleId: string, idempotencyKey: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (command: Omit<MoveDeadline, 'kind'>) =>
      post<CommandAnswer>(
        `/cycles/${cycleId}/commands`,
        { kind: 'move-deadline', ...command } satisfies CycleCommand,
        idempotencyKey,
      ),
    onSuccess: () => cache.invalidateQueries(),
  });
}
