import { temporal } from '@temporalio/proto';

export type History = temporal.api.history.v1.IHistory;
export type HistoryEvent = temporal.api.history.v1.IHistoryEvent;
export type Payload = temporal.api.common.v1.IPayload;
type Payloads = temporal.api.common.v1.IPayloads | null | undefined;
type Seconds = { readonly seconds?: unknown; readonly nanos?: number | null } | null | undefined;

export const eventIdOf = ({ eventId }: HistoryEvent): number => Number(String(eventId ?? 0));

/** Milliseconds of a duration or an instant. */
export const msOf = (time: Seconds): number =>
  Number(String(time?.seconds ?? 0)) * 1_000 + Math.floor((time?.nanos ?? 0) / 1e6);

export const payloadsOf = (payloads: Payloads): readonly Payload[] => payloads?.payloads ?? [];

/** What a payload says, when it is JSON; undefined otherwise. */
export function valueOf({ data }: Payload): unknown {
  try {
    return JSON.parse(Buffer.from(data ?? []).toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

const closing = [
  'workflowExecutionCompletedEventAttributes',
  'workflowExecutionFailedEventAttributes',
  'workflowExecutionTimedOutEventAttributes',
  'workflowExecutionCanceledEventAttributes',
  'workflowExecutionTerminatedEventAttributes',
  'workflowExecutionContinuedAsNewEventAttributes',
] as const;

/** How the run ended: the name of its closing event's attributes, or undefined while it is open. */
export const closedBy = ({ events }: History): (typeof closing)[number] | undefined =>
  closing.find((attributes) => events?.at(-1)?.[attributes]);

/** @throws Error when these are not the bytes of a history. */
export const decodeHistory = (bytes: Buffer): History => temporal.api.history.v1.History.decode(bytes);

const typeNames = temporal.api.enums.v1.EventType;

/** What is told of an event is what its type says, and every workflow task that started has ended: the engine relies on both. */
export function hasForm({ events }: History): boolean {
  const all = events ?? [];
  return all.every((event, at) => {
    const { workflowTaskStartedEventAttributes: started } = event;
    return memberOf(event) === attributesOf(event) && (!started || at === all.length - 1 || endsTask(all[at + 1]));
  });
}

const memberOf = (event: HistoryEvent): string =>
  Object.entries(event)
    .flatMap(([name, value]) => (name.endsWith('EventAttributes') && value ? [name] : []))
    .join();

/** `EVENT_TYPE_TIMER_STARTED` has `timerStartedEventAttributes`. */
function attributesOf({ eventType }: HistoryEvent): string {
  const name = (typeNames[Number(eventType)] ?? '').replace('EVENT_TYPE_', '').toLowerCase();
  return `${name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())}EventAttributes`;
}

const endsTask = (event: HistoryEvent | undefined): boolean =>
  [
    event?.workflowTaskCompletedEventAttributes,
    event?.workflowTaskFailedEventAttributes,
    event?.workflowTaskTimedOutEventAttributes,
    event?.workflowExecutionTerminatedEventAttributes,
    event?.workflowExecutionTimedOutEventAttributes,
  ].some(Boolean);
