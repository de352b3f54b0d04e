import { askedByCommand, askedByEvent, type Asked } from './comparable';
import { eventIdOf, type History, type HistoryEvent } from './history';
import type { Command, Replayed } from './replay-runs';

/** A place where the code computes something else than was recorded. */
export interface Difference {
  readonly eventId: number;
  readonly zh: string;
  readonly en: string;
}

/**
 * What code asks for is computed from what it was told. So what was recorded as asked for must be what the code asks for
 * again: arguments, times, children, signals, answers and result, byte for byte, workflow task by workflow task.
 */
export function compareRun(history: History, { commands }: Replayed): readonly Difference[] {
  const events = history.events ?? [];
  const accepted = new Map(
    events.map((event) => [eventIdOf(event), event.workflowExecutionUpdateAcceptedEventAttributes?.protocolInstanceId]),
  );
  const recorded = eventsByTask(events);
  return events.flatMap((event): readonly Difference[] => {
    const completed = event.workflowTaskCompletedEventAttributes;
    if (!completed) return [];
    const taskId = eventIdOf(event);
    const asked = (recorded.get(taskId) ?? []).flatMap((made) => {
      const one = askedByEvent(made, (id) => accepted.get(id) ?? '');
      return one ? [{ ...one, eventId: eventIdOf(made) }] : [];
    });
    const startedEventId = Number(String(completed.startedEventId ?? 0));
    return compareTask(taskId, asked, standing(commands.get(startedEventId) ?? []));
  });
}

type Recorded = Asked & { readonly eventId: number };

/** Events that a workflow task made, by the event with which it was completed. Answers to updates follow that event unnamed. */
function eventsByTask(events: readonly HistoryEvent[]): ReadonlyMap<number, readonly HistoryEvent[]> {
  const byTask = new Map<number, HistoryEvent[]>();
  let latest = 0;
  for (const event of events) {
    if (event.workflowTaskCompletedEventAttributes) latest = eventIdOf(event);
    const { workflowExecutionUpdateAcceptedEventAttributes, workflowExecutionUpdateCompletedEventAttributes } = event;
    const isAnswer = workflowExecutionUpdateAcceptedEventAttributes ?? workflowExecutionUpdateCompletedEventAttributes;
    const taskId = isAnswer ? latest : namedTaskOf(event);
    if (taskId > 0) byTask.set(taskId, [...(byTask.get(taskId) ?? []), event]);
  }
  return byTask;
}

function namedTaskOf(event: HistoryEvent): number {
  const attributes = Object.entries(event).find(([name, value]) => name.endsWith('EventAttributes') && value)?.[1] as
    { readonly workflowTaskCompletedEventId?: unknown } | undefined;
  return Number(String(attributes?.workflowTaskCompletedEventId ?? 0));
}

/** Commands that stay: what is cancelled in the task that asked for it never was, and after the end nothing is asked. */
function standing(commands: readonly Command[]): readonly Asked[] {
  const cancelled = new Set(
    commands.flatMap(({ cancelTimer, requestCancelActivity, cancelChildWorkflowExecution }) => [
      ...(cancelTimer ? [`timer ${cancelTimer.seq}`] : []),
      ...(requestCancelActivity ? [`activity ${requestCancelActivity.seq}`] : []),
      ...(cancelChildWorkflowExecution ? [`child ${cancelChildWorkflowExecution.childWorkflowSeq}`] : []),
    ]),
  );
  return commands.flatMap((command) => {
    const asked = askedByCommand(command);
    return asked && !cancelled.has(`${asked.kind} ${asked.id}`) ? [asked] : [];
  });
}

/** Kind by kind: the order among kinds is what replay itself judges. */
function compareTask(
  taskId: number,
  recorded: readonly Recorded[],
  recomputed: readonly Asked[],
): readonly Difference[] {
  const kinds = new Set([...recorded, ...recomputed].map(({ kind }) => kind));
  return [...kinds].flatMap((kind) => {
    const theirs = recorded.filter((one) => one.kind === kind);
    const ours = recomputed.filter((one) => one.kind === kind);
    return Array.from({ length: Math.max(theirs.length, ours.length) }, (_, at) =>
      compareOne(kind, taskId, theirs[at], ours[at]),
    ).flat();
  });
}

function compareOne(
  kind: string,
  taskId: number,
  recorded: Recorded | undefined,
  recomputed: Asked | undefined,
): readonly Difference[] {
  if (!recorded)
    return [
      { eventId: taskId, zh: `代码会产生 ${kind}，历史中没有`, en: `the code asks for a ${kind} that is not recorded` },
    ];
  if (!recomputed)
    return [
      {
        eventId: recorded.eventId,
        zh: `历史中有 ${kind}，代码不会产生`,
        en: `records a ${kind} that the code does not ask for`,
      },
    ];
  const members = Object.keys({ ...recorded.content, ...recomputed.content }).filter(
    (name) => JSON.stringify(recorded.content[name]) !== JSON.stringify(recomputed.content[name]),
  );
  if (members.length === 0) return [];
  const what = members.join(', ');
  return [
    {
      eventId: recorded.eventId,
      zh: `${kind} 的 ${what} 与代码重新计算的结果不同`,
      en: `${what} of the ${kind} is not what the code computes`,
    },
  ];
}
