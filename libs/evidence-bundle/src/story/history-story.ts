import { eventIdOf, payloadsOf, valueOf, type History, type HistoryEvent } from '../replay/history';

export interface Heard {
  readonly eventId: number;
  readonly state: string;
  readonly at: number;
  readonly result: string | undefined;
}

/** What a history says about tasks and about what its process made the world do. */
export interface HistoryStory {
  /** Tasks that it opened, by the event in which it learned their ids. */
  readonly opened: ReadonlyMap<string, number>;
  /** First word about the end of each task. */
  readonly heard: ReadonlyMap<string, Heard>;
  /** Business instants of the effects that it asked for. */
  readonly effects: ReadonlySet<number>;
  /** Business instants at which it withdrew whatever was open. */
  readonly withdrawals: ReadonlySet<number>;
  /** Processes that it started, by the event. */
  readonly children: ReadonlyMap<string, number>;
}

type Value = Readonly<Record<string, unknown>>;

/** Tasks appear in results of activities and in signals; which ones is told by their form, not by a list of names. */
export function storyOf({ events }: History): HistoryStory {
  const opened = new Map<string, number>();
  const heard = new Map<string, Heard>();
  const [effects, withdrawals] = [new Set<number>(), new Set<number>()];
  const children = new Map<string, number>();
  for (const event of events ?? []) {
    const eventId = eventIdOf(event);
    for (const value of told(event).flatMap((one) => [...objectsIn(one)])) {
      const { taskId, subject, state, at, result } = value;
      if (typeof taskId !== 'string') continue;
      if (typeof subject === 'string' && !opened.has(taskId)) opened.set(taskId, eventId);
      if (typeof state === 'string' && typeof at === 'number' && !heard.has(taskId))
        heard.set(taskId, { eventId, state, at, result: typeof result === 'string' ? result : undefined });
    }
    const activity = event.activityTaskScheduledEventAttributes;
    const [call] = payloadsOf(activity?.input).map(valueOf);
    const at = (call as { readonly at?: unknown } | undefined)?.at;
    if (typeof at === 'number') effects.add(at);
    if (typeof at === 'number' && activity?.activityType?.name === 'withdrawTasks') withdrawals.add(at);
    const child = event.startChildWorkflowExecutionInitiatedEventAttributes;
    if (child?.workflowId) children.set(child.workflowId, eventId);
  }
  return { opened, heard, effects, withdrawals, children };
}

/** What the process was told: results of what it asked for, and signals. */
const told = (event: HistoryEvent): readonly unknown[] =>
  [
    ...payloadsOf(event.activityTaskCompletedEventAttributes?.result),
    ...payloadsOf(event.workflowExecutionSignaledEventAttributes?.input),
  ].map(valueOf);

function* objectsIn(value: unknown): Generator<Value> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield value as Value;
  for (const member of Object.values(value)) yield* objectsIn(member);
}
