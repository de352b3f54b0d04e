import { useMutation, useQueryClient } from '@tanstack/react-query';
import { remove } from '../../../http/api';
import { identitiesKey } from './list-identities';

export function useRemoveIdentity() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => remove(`/session/identities/${id}`),
    onSettled: () => cache.invalidateQueries({ queryKey: identitiesKey }),
  });
}
