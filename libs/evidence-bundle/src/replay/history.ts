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
