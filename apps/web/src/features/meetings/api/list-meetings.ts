import { useQuery } from '@tanstack/react-query';
import type { MeetingList } from '@zeren/api-contracts';
import { get } from '../../../http/api';

export const useMeetings = (cycleId: string) =>
  useQuery({
    queryKey: ['meetings', cycleId],
    queryFn: () => get<MeetingList>(`/meetings?cycleId=${cycleId}&limit=200`),
  });
