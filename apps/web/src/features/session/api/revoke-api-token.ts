import { useMutation, useQueryClient } from '@tanstack/react-query';
import { remove } from '../../../http/api';
import { apiTokensKey } from './list-api-tokens';

export function useRevokeApiToken() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => remove(`/session/api-tokens/${id}`),
    onSettled: () => cache.invalidateQueries({ queryKey: apiTokensKey }),
  });
}
