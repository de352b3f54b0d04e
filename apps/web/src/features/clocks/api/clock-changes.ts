import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CalendarView, CycleView, ClockChangeList, CommandAnswer } from '@zeren/api-contracts';
import { get, post } from '../../../http/api';

const keyOf = (cycleId: string) => ['clock-changes', cycleId] as const;

export const useClockChanges = (cycleId: string) =>
  useInfiniteQuery({
    queryKey: keyOf(cycleId),
    queryFn: ({ pageParam }) =>
      get<ClockChangeList>(`/cycles/${cycleId}/clock-changes?limit=100${pageParam && `&cursor=${pageParam}`}`),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

export const useCalendar = () => useQuery({ queryKey: ['calendar'], queryFn: () => get<CalendarView>('/calendar') });

export const useCycle = (cycleId: string) =>
  useQuery({ queryKey: ['cycle', cycleId], queryFn: () => get<CycleView>(`/cycles/${cycleId}`) });

/** The processes count their clocks afterwards, one after the other. */
export function useAdoptCalendar(cycleId: string, key: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (command: { readonly version: number; readonly reason: string }) =>
      post<CommandAnswer>(`/cycles/${cycleId}/commands`, { kind: 'adopt-calendar', ...command }, key),
    onSettled: () => cache.invalidateQueries(),
  });
}
