import { useQuery } from '@tanstack/react-query';
import type { LetterView, TimelinePage as TimelineAnswer } from '@zeren/api-contracts';
import { get } from '../../../http/api';

export interface LetterTimeline extends TimelineAnswer {
  readonly letter: Pick<LetterView, 'id' | 'code' | 'cycleId'>;
}

export const useLetterTimeline = (letterId: string) =>
  useQuery({
    queryKey: ['timeline', letterId],
    queryFn: () => get<LetterTimeline>(`/letters/${letterId}/timeline`),
    // Every reading is itself recorded: ask once, not on each push.
    staleTime: Infinity,
  });
