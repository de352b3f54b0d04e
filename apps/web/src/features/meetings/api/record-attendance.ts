import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Attendance, MeetingView } from '@zeren/api-contracts';
import { put } from '../../../http/api';

export function useRecordAttendance(meetingId: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (request: Attendance) => put<MeetingView>(`/meetings/${meetingId}/attendance`, request),
    onSuccess: (meeting) => {
      cache.setQueryData(['meeting', meetingId], meeting);
      return cache.invalidateQueries({ queryKey: ['meetings'] });
    },
  });
}
