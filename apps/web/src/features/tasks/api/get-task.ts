import { useQuery } from '@tanstack/react-query';
import type { TaskView } from '@zeren/api-contracts';
import { get } from '../../../http/api';

export const useTask = (taskId: string) =>
  useQuery({ queryKey: ['task', taskId], queryFn: () => get<TaskView>(`/tasks/${taskId}`) });
