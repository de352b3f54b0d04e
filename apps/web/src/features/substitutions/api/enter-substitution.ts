import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { EnterSubstitution, SubstitutionView } from '@zeren/api-contracts';
import { post } from '../../../http/api';
import { substitutionsKey } from './list-substitutions';

export function useEnterSubstitution(idempotencyKey: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (request: EnterSubstitution) => post<SubstitutionView>('/substitutions', request, idempotencyKey),
    onSuccess: () => cache.invalidateQueries({ queryKey: substitutionsKey }),
  });
}
