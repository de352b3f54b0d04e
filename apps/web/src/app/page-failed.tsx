import { useRouteError } from 'react-router';
import { FailedState } from '../ui/page-states';

/** A page that could not be drawn or loaded: words and a way on instead of an empty screen. */
export function PageFailed() {
  const error = useRouteError();
  return (
    <FailedState
      error={error instanceof Error ? error : new Error(String(error))}
      onRetry={() => window.location.reload()}
    />
  );
}
