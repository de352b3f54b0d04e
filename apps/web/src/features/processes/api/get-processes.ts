import { useQuery } from '@tanstack/react-query';
import type { ProcessHistory, ProcessStateList } from '@zeren/api-contracts';
import { get } from '../../../http/api';

/** Every reading is itself recorded: ask once, not on each push. */
const once = { staleTime: Infinity, retry: 1 } as const;

export const useProcessStates = (cycleId: string) =>
  useQuery({
    queryKey: ['process-states', cycleId],
    queryFn: () => get<ProcessStateList>(`/cycles/${cycleId}/process-states`),
    ...once,
  });

export const useProcessHistory = (cycleId: string, workflowId: string, language: string) =>
  useQuery({
    queryKey: ['process-history', cycleId, workflowId, language],
    queryFn: () =>
      get<ProcessHistory>(`/cycles/${cycleId}/process-history?workflowId=${encodeURIComponent(workflowId)}`),
    ...once,
  });
