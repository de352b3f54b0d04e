import { Navigate, useLocation } from 'react-router';
import { useLiveUpdates } from '../http/events';
import { useSession } from '../http/session';
import { FailedState, LoadingState } from '../ui/page-states';
import { Frame } from './frame';

/** Everything but the login page needs a session; the deep link is kept and opened afterwards. */
export function SignedIn() {
  const { data: session, error, refetch } = useSession();
  const { pathname, search } = useLocation();
  // Each reading by an auditor is itself recorded: his pages are asked again when he asks, not by a push.
  useLiveUpdates(Boolean(session) && !session?.roles.includes('auditor'));

  if (session) return <Frame session={session} />;
  if (session === null) return <Navigate to={`/login?from=${encodeURIComponent(pathname + search)}`} replace />;
  if (error) return <FailedState error={error} onRetry={() => void refetch()} />;
  return <LoadingState />;
}
