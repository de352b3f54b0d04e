import { historyToJSON, type History } from '@temporalio/common/lib/proto-utils';

export type { History } from '@temporalio/common/lib/proto-utils';

/** A history event in plain data: the engine's name, its instant, its attributes with payloads read. */
export interface HistoryEvent {
  readonly id: string;
  /** `ActivityTaskScheduled` and so on. */
  readonly name: string;
  readonly at: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

interface EventJson {
  readonly eventId: string;
  readonly eventTime: string;
  readonly eventType: string;
}

const jsonPlain = 'anNvbi9wbGFpbg=='; // json/plain, as the engine writes it

/** Reads a history; a payload that is not ours to read (encrypted, binary) stays as it came. */
export function readHistory(history: History): readonly HistoryEvent[] {
  const { events = [] } = JSON.parse(historyToJSON(history)) as { events?: readonly EventJson[] };
  return events.map((event) => ({
    id: event.eventId,
    name: nameOf(event.eventType),
    at: `${new Date(event.eventTime).toISOString()}`,
    attributes: attributesOf(event),
  }));
}

const nameOf = (type: string): string =>
  type
    .replace(/^EVENT_TYPE_/, '')
    .toLowerCase()
    .replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());

function attributesOf(event: EventJson): Readonly<Record<string, unknown>> {
  const [, attributes] = Object.entries(event).find(([name]) => name.endsWith('EventAttributes')) ?? [];
  return (readPayloads(attributes) ?? {}) as Readonly<Record<string, unknown>>;
}

function readPayloads(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(readPayloads);
  if (typeof value !== 'object' || value === null) return value;
  const { metadata, data, payloads } = value as { metadata?: { encoding?: string }; data?: string; payloads?: unknown };
  if (Array.isArray(payloads)) return payloads.map(readPayloads);
  if (metadata?.encoding === jsonPlain && typeof data === 'string') return readJson(data) ?? value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, readPayloads(member)]));
}

function readJson(base64: string): unknown {
  try {
    return JSON.parse(Buffer.from(base64, 'base64').toString('utf8'));
  } catch {
    return undefined;
  }
}
