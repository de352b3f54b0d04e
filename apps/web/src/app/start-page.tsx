import { Navigate } from 'react-router';
import { useHasRole } from '../http/session';
import { LoadingState } from '../ui/page-states';
import { useCurrentCycle } from './current-cycle';

/** Where each role begins: the office on its board, the auditor at the letters, everybody else in the inbox. */
export function StartPage() {
  const isOffice = useHasRole('office');
  const isAuditor = useHasRole('auditor');
  const { cycleId, isKnown } = useCurrentCycle();

  if (!isOffice && !isAuditor) return <Navigate to="/tasks" replace />;
  if (!isKnown) return <LoadingState />;
  if (!cycleId) return <Navigate to="/cycles" replace />;
  return <Navigate to={isOffice ? `/cycles/${cycleId}` : `/cycles/${cycleId}/letters`} replace />;
}
