import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { RecoveryCodes, TypedCode } from '@zeren/api-contracts';
import { put } from '../../../http/api';
import { secondFactorKey } from '../../../http/step-up';

/** Answers the recovery codes, which nobody can ask for again. */
export function useConfirmSecondFactor() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (typed: TypedCode) => put<RecoveryCodes>('/session/second-factor/confirmation', typed),
    onSuccess: () => cache.invalidateQueries({ queryKey: secondFactorKey }),
  });
}
