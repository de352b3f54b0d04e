import { useInfiniteQuery } from '@tanstack/react-query';
import type { TimelineKind, TimelinePage } from '@zeren/api-contracts';
import { get } from '../../../http/api';
import { pathOfTimeline, type TimelineAddress } from '../timeline-address';

interface Subject {
  readonly id: string;
  readonly code: string;
  readonly cycleId: string | null;
}
type TimelineAnswer = TimelinePage & Readonly<Partial<Record<TimelineKind, Subject>>>;

export const useTimeline = (address: TimelineAddress) =>
  useInfiniteQuery({
    queryKey: ['timeline', address],
    queryFn: ({ pageParam }) =>
      get<TimelineAnswer>(`${pathOfTimeline(address)}${pageParam ? `?cursor=${encodeURIComponent(pageParam)}` : ''}`),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    select: ({ pages }) => ({
      subject: pages[0]?.[address.of],
      process: pages[0]?.process ?? { source: 'none' as const },
      items: pages.flatMap(({ items }) => items),
    }),
    // Every reading is itself recorded: ask once, not on each push.
    staleTime: Infinity,
  });
