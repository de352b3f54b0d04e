import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { EnterRecord, RecordView } from '@zeren/api-contracts';
import { post } from '../../../http/api';

export function useEnterRecord(idempotencyKey: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (request: EnterRecord) => post<RecordView>('/records', request, idempotencyKey),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['records'] }),
  });
}
