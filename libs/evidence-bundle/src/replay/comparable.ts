import type { temporal } from '@temporalio/proto';
import { eventIdOf, msOf, payloadsOf, valueOf, type HistoryEvent, type Payload } from './history';
import type { Command } from './replay-runs';

/** What code asked for, in the form in which command and event can be compared. */
export interface Asked {
  readonly kind: string;
  /** Names the thing among its kind: timers, activities and children can be cancelled again. */
  readonly id: string;
  readonly content: Readonly<Record<string, unknown>>;
}

const spelled = ({ metadata, data }: Payload): unknown => ({
  metadata: Object.entries(metadata ?? {})
    .map(([key, value]) => `${key}=${Buffer.from(value).toString('base64')}`)
    .toSorted(),
  data: Buffer.from(data ?? []).toString('base64'),
});
const all = (payloads: readonly Payload[] | null | undefined) => (payloads ?? []).map(spelled);
type Failure = temporal.api.failure.v1.IFailure | null | undefined;

/** Stacks name places in the code; type and message are what is said, wherever the converter has put the message. */
const failureOf = (failure: Failure) => {
  const { message, encodedAttributes, applicationFailureInfo } = failure ?? {};
  const encoded = encodedAttributes && (valueOf(encodedAttributes) as { readonly message?: unknown } | undefined);
  return { message: encoded?.message ?? message ?? '', type: applicationFailureInfo?.type ?? '' };
};

/** Undefined for commands that leave no event. */
export function askedByCommand(command: Command): Asked | undefined {
  const { scheduleActivity, startTimer, startChildWorkflowExecution, signalExternalWorkflowExecution } = command;
  if (scheduleActivity)
    return {
      kind: 'activity',
      id: String(scheduleActivity.seq),
      content: {
        activityId: scheduleActivity.activityId,
        type: scheduleActivity.activityType,
        args: all(scheduleActivity.arguments),
        startToCloseMs: msOf(scheduleActivity.startToCloseTimeout),
      },
    };
  if (startTimer)
    return {
      kind: 'timer',
      id: String(startTimer.seq),
      content: { timerId: String(startTimer.seq), ms: msOf(startTimer.startToFireTimeout) },
    };
  if (startChildWorkflowExecution)
    return {
      kind: 'child',
      id: String(startChildWorkflowExecution.seq),
      content: {
        workflowId: startChildWorkflowExecution.workflowId,
        type: startChildWorkflowExecution.workflowType,
        args: all(startChildWorkflowExecution.input),
        parentClosePolicy: Number(startChildWorkflowExecution.parentClosePolicy ?? 0),
      },
    };
  if (signalExternalWorkflowExecution) {
    const { signalName, args, workflowExecution, childWorkflowId, seq } = signalExternalWorkflowExecution;
    const content = { name: signalName, args: all(args), to: workflowExecution?.workflowId ?? childWorkflowId };
    return { kind: 'signal', id: String(seq), content };
  }
  return answeredByCommand(command);
}

function answeredByCommand(command: Command): Asked | undefined {
  const { updateResponse, completeWorkflowExecution, failWorkflowExecution, continueAsNewWorkflowExecution } = command;
  if (updateResponse) {
    const { protocolInstanceId, accepted, completed, rejected } = updateResponse;
    const id = protocolInstanceId ?? '';
    if (accepted) return { kind: 'update accepted', id, content: { id } };
    const outcome = completed ? { result: spelled(completed) } : { failure: failureOf(rejected) };
    return { kind: 'update answered', id, content: outcome };
  }
  if (completeWorkflowExecution) {
    const { result } = completeWorkflowExecution;
    return { kind: 'result', id: '', content: { result: all(result ? [result] : []) } };
  }
  if (failWorkflowExecution) return { kind: 'failure', id: '', content: failureOf(failWorkflowExecution.failure) };
  if (command.cancelWorkflowExecution) return { kind: 'cancellation', id: '', content: {} };
  if (continueAsNewWorkflowExecution) {
    const { workflowType, arguments: args } = continueAsNewWorkflowExecution;
    return { kind: 'continuation', id: '', content: { type: workflowType, args: all(args) } };
  }
  return undefined;
}

/** What an event says was asked for; undefined for events that no command makes. */
export function askedByEvent(event: HistoryEvent, updateOf: (acceptedEventId: number) => string): Asked | undefined {
  const activity = event.activityTaskScheduledEventAttributes;
  if (activity)
    return {
      kind: 'activity',
      id: activity.activityId ?? '',
      content: {
        activityId: activity.activityId,
        type: activity.activityType?.name,
        args: all(payloadsOf(activity.input)),
        startToCloseMs: msOf(activity.startToCloseTimeout),
      },
    };
  const timer = event.timerStartedEventAttributes;
  if (timer) {
    const id = timer.timerId ?? '';
    return { kind: 'timer', id, content: { timerId: id, ms: msOf(timer.startToFireTimeout) } };
  }
  const child = event.startChildWorkflowExecutionInitiatedEventAttributes;
  if (child)
    return {
      kind: 'child',
      id: child.workflowId ?? '',
      content: {
        workflowId: child.workflowId,
        type: child.workflowType?.name,
        args: all(payloadsOf(child.input)),
        parentClosePolicy: Number(child.parentClosePolicy ?? 0),
      },
    };
  const signal = event.signalExternalWorkflowExecutionInitiatedEventAttributes;
  if (signal) {
    const { signalName, input, workflowExecution } = signal;
    const content = { name: signalName, args: all(payloadsOf(input)), to: workflowExecution?.workflowId };
    return { kind: 'signal', id: String(eventIdOf(event)), content };
  }
  return answeredByEvent(event, updateOf);
}

function answeredByEvent(event: HistoryEvent, updateOf: (acceptedEventId: number) => string): Asked | undefined {
  const accepted = event.workflowExecutionUpdateAcceptedEventAttributes;
  if (accepted) {
    const id = accepted.protocolInstanceId ?? '';
    return { kind: 'update accepted', id, content: { id } };
  }
  const answered = event.workflowExecutionUpdateCompletedEventAttributes;
  if (answered) {
    const { outcome, acceptedEventId } = answered;
    const [result] = payloadsOf(outcome?.success);
    const content = result ? { result: spelled(result) } : { failure: failureOf(outcome?.failure) };
    return { kind: 'update answered', id: updateOf(Number(String(acceptedEventId ?? 0))), content };
  }
  const completed = event.workflowExecutionCompletedEventAttributes;
  if (completed) return { kind: 'result', id: '', content: { result: all(payloadsOf(completed.result)) } };
  const failed = event.workflowExecutionFailedEventAttributes;
  if (failed) return { kind: 'failure', id: '', content: failureOf(failed.failure) };
  if (event.workflowExecutionCanceledEventAttributes) return { kind: 'cancellation', id: '', content: {} };
  const continued = event.workflowExecutionContinuedAsNewEventAttributes;
  if (continued) {
    const { workflowType, input } = continued;
    return { kind: 'continuation', id: '', content: { type: workflowType?.name, args: all(payloadsOf(input)) } };
  }
  return undefined;
}
