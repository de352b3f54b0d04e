import { useMutation, useQueryClient } from '@tanstack/react-query';
import { remove } from '../../../http/api';
import { openSessionsKey } from '../../../http/open-sessions';

/** One by its id; without one all but the session that asks. */
export function useEndSessions() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: string | undefined) => remove(id === undefined ? '/sessions' : `/sessions/${id}`),
    onSettled: () => cache.invalidateQueries({ queryKey: openSessionsKey }),
  });
}
