import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FileObjection, ObjectionView } from '@zeren/api-contracts';
import { post } from '../../../http/api';

export function useFileObjection(idempotencyKey: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (request: FileObjection) => post<ObjectionView>('/evaluations/objections', request, idempotencyKey),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['evaluations'] }),
  });
}
