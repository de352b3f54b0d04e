import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { SessionView, TypedCode } from '@zeren/api-contracts';
import { newKey, post } from '../../../http/api';
import { secondFactorKey } from './get-second-factor';
import { openSessionsKey } from './list-sessions';

/** The browser holds another cookie afterwards; a recovery code is one less. */
export function useStepUp() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (typed: TypedCode) => post<SessionView>('/session/step-up', typed, newKey()),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: openSessionsKey });
      await cache.invalidateQueries({ queryKey: secondFactorKey });
    },
  });
}
