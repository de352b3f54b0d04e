import { useQuery } from '@tanstack/react-query';
import type { Silence } from '@zeren/api-contracts';
import { get } from '../../../http/api';

export const useSilence = (taskId: string) =>
  useQuery({
    queryKey: ['silence', taskId],
    queryFn: () => get<Silence>(`/tasks/${taskId}/silence`),
    // Every reading is itself recorded: ask once, not on each push.
    staleTime: Infinity,
  });
