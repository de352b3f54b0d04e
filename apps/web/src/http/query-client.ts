import { QueryCache, QueryClient, MutationCache } from '@tanstack/react-query';
import { ApiProblem } from './api';
import { forgetSignedIn, sessionKey } from './session';

const mayHelpToRepeat = (error: Error): boolean =>
  !(error instanceof ApiProblem) || error.slug === 'unreachable' || error.status >= 500;

/** A session that ended anywhere is ended everywhere: the frame then shows the login page and comes back. */
export function createQueryClient(): QueryClient {
  const onError = (error: Error) => {
    if (!(error instanceof ApiProblem) || error.slug !== 'unauthenticated') return;
    forgetSignedIn();
    client.setQueryData(sessionKey, null);
  };
  const client = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        retry: (failures, error) => failures < 2 && mayHelpToRepeat(error),
        refetchOnWindowFocus: false,
      },
      mutations: { retry: false },
    },
  });
  return client;
}
