import { useQuery } from '@tanstack/react-query';
import type { Role, SessionView } from '@zeren/api-contracts';
import { ApiProblem, get } from './api';

export const sessionKey = ['session'] as const;

const hintKey = 'zeren.signed-in';

/** Only a hint, so that a visitor who never signed in is not asked about; the cookie itself is out of reach here. */
export const rememberSignedIn = (): void => localStorage.setItem(hintKey, 'yes');
export const forgetSignedIn = (): void => localStorage.removeItem(hintKey);

/** Who the server says is calling; `null` when nobody is. */
async function fetchSession(): Promise<SessionView | null> {
  if (!localStorage.getItem(hintKey)) return null;
  try {
    return await get<SessionView>('/session');
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.slug !== 'unauthenticated') throw error;
    forgetSignedIn();
    return null;
  }
}

export const useSession = () => useQuery({ queryKey: sessionKey, queryFn: fetchSession, staleTime: 60_000 });

/** Only for showing what the server would allow; the server decides again. */
export function useHasRole(...wanted: readonly Role[]): boolean {
  const { data } = useSession();
  return data?.roles.some((role) => wanted.includes(role)) ?? false;
}
