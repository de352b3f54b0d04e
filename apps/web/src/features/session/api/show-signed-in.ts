import type { QueryClient } from '@tanstack/react-query';
import { rememberSignedIn, sessionKey } from '../../../http/session';

/** What was asked as somebody else, or as nobody, is asked again. */
export async function showSignedIn(cache: QueryClient): Promise<void> {
  rememberSignedIn();
  cache.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' && queryKey[0] !== 'mode' });
  await cache.refetchQueries({ queryKey: sessionKey });
}
