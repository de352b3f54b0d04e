import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { AskExtension, ExtensionView, TaskClock } from '@zeren/api-contracts';
import { get, post } from '../../../http/api';

export const useTaskClock = (taskId: string) =>
  useQuery({ queryKey: ['task-clock', taskId], queryFn: () => get<TaskClock>(`/tasks/${taskId}/clock`) });

export function useAskExtension(taskId: string, key: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: AskExtension) => post<ExtensionView>(`/tasks/${taskId}/extension`, body, key),
    onSettled: () => cache.invalidateQueries({ queryKey: ['task-clock', taskId] }),
  });
}
