import type { WorkflowExecutionDescription } from '@temporalio/client';
import { optionalTsToDate } from '@temporalio/common/lib/time';

export interface PendingStep {
  readonly activity: string;
  readonly attempt: number;
  readonly scheduledAt: string | null;
  readonly lastStartedAt: string | null;
  readonly lastFailure: { readonly kind: 'rule' | 'transient'; readonly message: string } | null;
}

/** What the engine says of a process, in plain data. */
export interface ProcessFacts {
  readonly workflowId: string;
  /** Process above all; itself for a cycle. */
  readonly rootId: string;
  readonly type: string;
  /** `RUNNING`, `COMPLETED`, … */
  readonly status: string;
  readonly startedAt: string;
  readonly closedAt: string | null;
  readonly historyLength: number;
  readonly steps: readonly PendingStep[];
  readonly children: number;
  /** The turn of its own code that is waiting or running. */
  readonly turn: { readonly attempt: number; readonly scheduledAt: string | null; readonly isStarted: boolean } | null;
}

type Raw = WorkflowExecutionDescription['raw'];
type RawStep = NonNullable<Raw['pendingActivities']>[number];

/** As the engine keeps it: its message may be encrypted. */
export type FailureOf = NonNullable<RawStep['lastFailure']>;

/** @param messageOf what a failure says, in clear. */
export function processFacts(
  description: WorkflowExecutionDescription,
  messageOf: (failure: FailureOf) => string,
): ProcessFacts {
  const { workflowId, type, status, startTime, closeTime, historyLength, raw } = description;
  const turn = raw.pendingWorkflowTask;
  return {
    workflowId,
    rootId: raw.workflowExecutionInfo?.rootExecution?.workflowId ?? workflowId,
    type,
    status: status.name,
    startedAt: startTime.toISOString(),
    closedAt: closeTime?.toISOString() ?? null,
    historyLength,
    steps: (raw.pendingActivities ?? []).map((step) => pendingStep(step, messageOf)),
    children: raw.pendingChildren?.length ?? 0,
    turn: turn
      ? {
          attempt: turn.attempt ?? 1,
          scheduledAt: instant(turn.originalScheduledTime ?? turn.scheduledTime),
          isStarted: Boolean(turn.startedTime),
        }
      : null,
  };
}

const pendingStep = (
  { activityType, attempt, scheduledTime, lastStartedTime, lastFailure }: RawStep,
  messageOf: (failure: FailureOf) => string,
): PendingStep => ({
  activity: activityType?.name ?? '',
  attempt: attempt ?? 1,
  scheduledAt: instant(scheduledTime),
  lastStartedAt: instant(lastStartedTime),
  lastFailure: lastFailure ? { kind: kindOf(lastFailure), message: messageOf(lastFailure).slice(0, 1_000) } : null,
});

/** A broken rule is final and typed by its code; anything else is tried again. */
const kindOf = ({ applicationFailureInfo }: FailureOf): 'rule' | 'transient' =>
  applicationFailureInfo?.type?.startsWith('domain.') ? 'rule' : 'transient';

const instant = (timestamp: Parameters<typeof optionalTsToDate>[0]): string | null =>
  optionalTsToDate(timestamp)?.toISOString() ?? null;
