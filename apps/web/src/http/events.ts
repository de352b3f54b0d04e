import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

const pushes = ['inbox.changed', 'board.changed'] as const;
const quietMs = 500;

/** Whatever the server pushes, what is on the screen is asked again: at most twice a second, also when a year runs in minutes. */
export function useLiveUpdates(isOn: boolean): void {
  const cache = useQueryClient();

  useEffect(() => {
    if (!isOn) return;
    let planned: number | undefined;
    const refresh = () => {
      planned ??= window.setTimeout(() => {
        planned = undefined;
        void cache.invalidateQueries({
          predicate: ({ queryKey }) => queryKey[0] !== 'session' && queryKey[0] !== 'mode',
        });
      }, quietMs);
    };
    const events = new EventSource('/api/v1/events');
    for (const push of pushes) events.addEventListener(push, refresh);
    return () => {
      events.close();
      window.clearTimeout(planned);
    };
  }, [cache, isOn]);
}
