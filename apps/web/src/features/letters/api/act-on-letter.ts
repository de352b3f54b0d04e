import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Act, ActAnswer, RequestOptions } from '@zeren/api-contracts';
import { post, put } from '../../../http/api';
import { askPasskey } from '../../../http/passkeys';
import { useStepUp, type Proof } from '../../../http/step-up';

interface ActRequest {
  readonly act: Act;
  /** A code raises the session before the act; a passkey confirms this act itself. */
  readonly proof?: Proof | undefined;
}

/** An act on the text that is on the screen: its fingerprint goes with it. The page is asked again when the answer was seen. */
export function useActOnLetter(taskId: string, idempotencyKey: string) {
  const cache = useQueryClient();
  const steppingUp = useStepUp();
  return useMutation({
    mutationFn: async ({ act, proof }: ActRequest) => {
      if (proof && proof !== 'passkey') await steppingUp.mutateAsync(proof);
      const body = proof === 'passkey' ? await confirmed(taskId, act) : act;
      return post<ActAnswer>(`/tasks/${taskId}/acts`, body, idempotencyKey);
    },
    onSuccess: () => cache.invalidateQueries({ queryKey: ['tasks'] }),
  });
}

async function confirmed(taskId: string, act: Act): Promise<Act> {
  if (act.kind !== 'sign') return act;
  const { kind, documentSha256 } = act;
  const asked = await put<RequestOptions>(`/tasks/${taskId}/passkey-challenge`, { kind, documentSha256 });
  return { ...act, passkey: await askPasskey(asked) };
}
