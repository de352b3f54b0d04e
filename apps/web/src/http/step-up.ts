import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { RequestOptions, SessionView, TypedCode } from '@zeren/api-contracts';
import { newKey, post, put } from './api';
import { openSessionsKey } from './open-sessions';
import { askPasskey, passkeysKey } from './passkeys';

export const secondFactorKey = ['second-factor'] as const;

/** A code, or whatever passkey the device has. */
export type Proof = TypedCode | 'passkey';

async function stepUp(proof: Proof): Promise<SessionView> {
  if (proof !== 'passkey') return post<SessionView>('/session/step-up', proof, newKey());
  const assertion = await askPasskey(await put<RequestOptions>('/session/step-up/passkey', {}));
  return post<SessionView>('/session/step-up/passkey', assertion, newKey());
}

/** The browser holds another cookie afterwards; a recovery code is one less. */
export function useStepUp() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: stepUp,
    onSuccess: async () => {
      for (const queryKey of [openSessionsKey, secondFactorKey, passkeysKey])
        await cache.invalidateQueries({ queryKey });
    },
  });
}
