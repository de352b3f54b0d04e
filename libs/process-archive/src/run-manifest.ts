import { tsToMs } from '@temporalio/common/lib/time';
import type { temporal } from '@temporalio/proto';
import type { EpochMs } from '@zeren/domain';
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

/** What is known of an archived run without reading it. Hashes are 64 hexadecimal digits. */
export interface RunManifest {
  readonly workflowId: string;
  readonly runId: string;
  readonly workflowType: string;
  readonly firstEventAt: EpochMs;
  readonly lastEventAt: EpochMs;
  readonly eventCount: number;
  /** Of the canonical bytes as they are kept: payloads still encrypted. */
  readonly sha256: string;
  /** Of the canonical bytes with the payloads in clear. */
  readonly plainSha256: string;
  /** `sha256` of the run that the organisation archived before this one; null for its first. */
  readonly previousSha256: string | null;
  /** The workflow bundle of the worker that archived the run; it can replay it. */
  readonly bundleSha256: string;
  /** As the history says; null when no worker has named its version. */
  readonly sdkVersion: string | null;
  readonly serverVersion: string;
  /** Keys that opened the payloads; none for a history in clear. */
  readonly codecKeyIds: readonly string[];
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
