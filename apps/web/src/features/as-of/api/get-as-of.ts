import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { CycleAsOf, TaskAsOf, LetterAsOf, TasksAsOf } from '@zeren/api-contracts';
import { get } from '../../../http/api';

/** Every reading is itself recorded: ask once, not on each push. */
const once = { staleTime: Infinity, retry: false } as const;
const asked = (at: string | undefined) => (at === undefined ? '' : `at=${encodeURIComponent(at)}`);

export const useCycleAsOf = (cycleId: string, at: string | undefined) =>
  useQuery({
    queryKey: ['as-of', cycleId, at],
    queryFn: () => get<CycleAsOf>(`/cycles/${cycleId}/as-of?${asked(at)}`),
    ...once,
  });

export const useTasksAsOf = (cycleId: string, at: string) =>
  useInfiniteQuery({
    queryKey: ['as-of', cycleId, at, 'tasks'],
    queryFn: ({ pageParam }) =>
      get<TasksAsOf>(`/cycles/${cycleId}/as-of/tasks?${asked(at)}&limit=200${pageParam && `&cursor=${pageParam}`}`),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    select: ({ pages }) => ({
      items: pages.flatMap(({ items }) => items),
      notKnown: pages.flatMap((page) => page.notKnown),
    }),
    ...once,
  });

export const useReadersAsOf = (of: 'letters' | 'tasks', id: string, at: string) =>
  useQuery({
    queryKey: ['as-of', of, id, at],
    queryFn: () => get<LetterAsOf | TaskAsOf>(`/${of}/${id}/as-of?${asked(at)}`),
    ...once,
  });
