import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { MeetingView, Outcomes } from '@zeren/api-contracts';
import { post } from '../../../http/api';

export function useRecordOutcomes(meetingId: string, idempotencyKey: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (request: Outcomes) => post<MeetingView>(`/meetings/${meetingId}/outcomes`, request, idempotencyKey),
    onSuccess: (meeting) => cache.setQueryData(['meeting', meetingId], meeting),
  });
}
