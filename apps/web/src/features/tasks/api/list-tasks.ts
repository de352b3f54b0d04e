import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { InboxQuery, TaskList } from '@zeren/api-contracts';
import { get } from '../../../http/api';

export type TaskTab = InboxQuery['mine'];

const pageOf = (tab: TaskTab, cursor: string | null) =>
  get<TaskList>(`/tasks?mine=${tab}&limit=50${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`);

export const useTasks = (tab: TaskTab) =>
  useInfiniteQuery({
    queryKey: ['tasks', tab],
    queryFn: ({ pageParam }) => pageOf(tab, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

/** For the red number beside the menu; 100 and more are shown as 99+. */
export function useOpenTaskCount(): number {
  const { data } = useQuery({
    queryKey: ['tasks', 'open', 'count'],
    queryFn: () => get<TaskList>('/tasks?mine=open&limit=1'),
  });
  return data?.total?.value ?? data?.items.length ?? 0;
}
