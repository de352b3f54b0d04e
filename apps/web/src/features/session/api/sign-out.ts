import { useMutation, useQueryClient } from '@tanstack/react-query';
import { remove } from '../../../http/api';
import { forgetSignedIn, sessionKey } from '../../../http/session';

export function useSignOut() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => remove('/session'),
    onSettled: () => {
      forgetSignedIn();
      cache.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' && queryKey[0] !== 'mode' });
      cache.setQueryData(sessionKey, null);
    },
  });
}
