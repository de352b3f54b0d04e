import { useState } from 'react';
import { Navigate } from 'react-router';
import { NoCyclePage } from '../features/cycles/no-cycle-page';
import { LoadingState } from '../ui/page-states';
import { useCurrentCycle } from './current-cycle';

/** `/cycles` is the page of an organisation that has none yet; it stays while the first one is being prepared and started. */
export function FirstCycle() {
  const { cycleId, isKnown } = useCurrentCycle();
  const [isStarting, setStarting] = useState(false);
  if (!isKnown) return <LoadingState />;
  if (cycleId && !isStarting) return <Navigate to={`/cycles/${cycleId}`} replace />;
  return <NoCyclePage isStarting={isStarting} onStarting={setStarting} />;
}
