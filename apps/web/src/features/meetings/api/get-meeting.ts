import { useQuery } from '@tanstack/react-query';
import type { MeetingView } from '@zeren/api-contracts';
import { get } from '../../../http/api';

export const useMeeting = (meetingId: string) =>
  useQuery({ queryKey: ['meeting', meetingId], queryFn: () => get<MeetingView>(`/meetings/${meetingId}`) });
