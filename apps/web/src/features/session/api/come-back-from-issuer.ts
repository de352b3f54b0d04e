import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { SessionView } from '@zeren/api-contracts';
import { newKey, post } from '../../../http/api';
import { showSignedIn } from './show-signed-in';

interface Return {
  readonly provider: string;
  /** As the issuer sent it. */
  readonly query: string;
}

/** Holds once: the same answer of an issuer is not taken a second time. */
export function useComeBackFromIssuer() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ provider, query }: Return) =>
      post<SessionView>(`/session/external/${provider}/callback`, { query }, newKey()),
    onSuccess: () => showSignedIn(cache),
  });
}
