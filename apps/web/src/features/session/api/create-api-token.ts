import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { CreatedApiToken, NewApiToken } from '@zeren/api-contracts';
import { put } from '../../../http/api';
import { apiTokensKey } from './list-api-tokens';

/** Answers the token itself, which nobody can ask for again. */
export function useCreateApiToken() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (token: NewApiToken) => put<CreatedApiToken>('/session/api-tokens', token),
    onSuccess: () => cache.invalidateQueries({ queryKey: apiTokensKey }),
  });
}
