import { tsToMs } from '@temporalio/common/lib/time';
import type { temporal } from '@temporalio/proto';
import type { ArchivedRunRow } from '@zeren/database';
import type { History } from './canonical-history';

const closings = {
  workflowExecutionCompletedEventAttributes: 'completed',
  workflowExecutionFailedEventAttributes: 'failed',
  workflowExecutionTimedOutEventAttributes: 'timed-out',
  workflowExecutionCanceledEventAttributes: 'cancelled',
  workflowExecutionTerminatedEventAttributes: 'terminated',
  workflowExecutionContinuedAsNewEventAttributes: 'continued-as-new',
} as const;

export type RunStatus = (typeof closings)[keyof typeof closings];

/** What is known of an archived run without reading it. */
export interface RunManifest extends ArchivedRunRow {
  readonly status: RunStatus;
}

/** What the history of a closed run says of itself. */
export type HistoryFacts = Pick<
  RunManifest,
  'workflowType' | 'firstEventAt' | 'lastEventAt' | 'eventCount' | 'sdkVersion' | 'status'
> & {
  /** The run that continued as this one; null when it was started. */
  readonly continuedRunId: string | null;
};

/** @throws Error when it has no beginning, or the run is still open. */
export function historyFacts({ events }: History): HistoryFacts {
  const [first, last] = [events?.[0], events?.at(-1)];
  const started = first?.workflowExecutionStartedEventAttributes;
  const status = last && statusOf(last);
  if (!events || !started || !status) throw new Error('this is not the history of a closed run');
  const versions = events.flatMap((event) => event.workflowTaskCompletedEventAttributes?.sdkMetadata?.sdkVersion || []);
  return {
    workflowType: started.workflowType?.name ?? '',
    firstEventAt: tsToMs(first.eventTime),
    lastEventAt: tsToMs(last.eventTime),
    eventCount: events.length,
    sdkVersion: versions.at(-1) ?? null,
    status,
    continuedRunId: started.continuedExecutionRunId || null,
  };
}

function statusOf(event: temporal.api.history.v1.IHistoryEvent): RunStatus | undefined {
  const [, status] = Object.entries(closings).find(([name]) => event[name as keyof typeof closings]) ?? [];
  return status;
}
