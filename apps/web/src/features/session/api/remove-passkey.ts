import { useMutation, useQueryClient } from '@tanstack/react-query';
import { remove } from '../../../http/api';
import { passkeysKey } from '../../../http/passkeys';

export function useRemovePasskey() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => remove(`/session/passkeys/${id}`),
    onSuccess: () => cache.invalidateQueries({ queryKey: passkeysKey }),
  });
}
