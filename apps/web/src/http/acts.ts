import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ActAnswer, ConfirmableAct, RequestOptions } from '@zeren/api-contracts';
import { isSignatureAct, type ActKind } from '@zeren/domain';
import { post, put } from './api';
import { askPasskey } from './passkeys';
import { useStepUp, type Proof } from './step-up';

/** The body of an act; bound to the text on the screen, if it is about one. */
export interface ActBody {
  readonly kind: ActKind;
  readonly documentSha256?: string;
  readonly [field: string]: unknown;
}

export interface ActRequest {
  readonly act: ActBody;
  /** A code raises the session before the act; a passkey confirms this act itself. */
  readonly proof?: Proof | undefined;
}

/** Waits for the receipt, visibly: an act is never shown as done before the server has committed it. */
export function useAct(taskId: string, idempotencyKey: string) {
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

async function confirmed(taskId: string, act: ActBody): Promise<ActBody> {
  const { kind, documentSha256 } = act;
  if (!isSignatureAct(kind)) return act;
  const asked: ConfirmableAct = { kind, ...(documentSha256 ? { documentSha256 } : {}) };
  const options = await put<RequestOptions>(`/tasks/${taskId}/passkey-challenge`, asked);
  return { ...act, passkey: await askPasskey(options) };
}
