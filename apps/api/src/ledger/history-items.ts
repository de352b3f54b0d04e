import type { TimelineItem } from '@zeren/api-contracts';
import { toBusiness, type BusinessClock } from '@zeren/domain';
import type { HistoryEvent } from './history-event';
import { processName, stepName } from './history-names';
import { historySentences, sentenceOf, type Params } from './history-sentences';

interface Reading {
  readonly workflowId: string;
  readonly clock: BusinessClock | null;
  readonly isEnglish: boolean;
}

/** Steps of a process as items of a timeline; the engine's own bookkeeping is left out. */
export function historyItems(events: readonly HistoryEvent[], reading: Reading): TimelineItem[] {
  const activities = new Map(events.map(({ id, attributes }) => [id, nameIn(attributes, 'activityType')]));
  return events.flatMap((event) => {
    const sentence = historySentences[event.name];
    return sentence ? [itemOf(event, sentence.token, paramsOf(event, activities, reading), reading)] : [];
  });
}

const itemOf = (
  event: HistoryEvent,
  token: string,
  params: Params,
  { workflowId, clock, isEnglish }: Reading,
): TimelineItem => ({
  source: 'process',
  id: `${workflowId}#${event.id.padStart(6, '0')}`,
  kind: event.name,
  businessAt: clock ? businessInstant(clock, Date.parse(event.at)) : null,
  recordedAt: event.at,
  actor: null,
  actorName: null,
  actorPost: null,
  onBehalfOf: null,
  leafHash: null,
  workflowId,
  token,
  params: { ...params },
  text: sentenceOf(event.name, params, isEnglish),
  raw: { eventId: event.id, eventType: event.name, attributes: event.attributes },
});

const businessInstant = (clock: BusinessClock, realMs: number): string =>
  new Date(Math.floor(toBusiness(clock, realMs))).toISOString();

type Attributes = HistoryEvent['attributes'];

const nameIn = (attributes: Attributes, member: string): string | undefined =>
  (attributes[member] as { readonly name?: string } | undefined)?.name;

function paramsOf(
  { name, at, attributes }: HistoryEvent,
  activities: ReadonlyMap<string, string | undefined>,
  reading: Reading,
): Params {
  if (name.startsWith('ActivityTask')) return activityParams(attributes, activities, reading);
  if (name.startsWith('ChildWorkflow')) {
    const { workflowId = '' } = (attributes['workflowExecution'] ?? {}) as { readonly workflowId?: string };
    const type = nameIn(attributes, 'workflowType') ?? workflowId;
    return { child: processName(type, reading.isEnglish), childId: workflowId };
  }
  switch (name) {
    case 'WorkflowExecutionStarted':
      return { type: processName(nameIn(attributes, 'workflowType') ?? '', reading.isEnglish) };
    case 'TimerStarted':
      return timerParams(at, attributes, reading);
    case 'WorkflowExecutionSignaled':
      return { signal: String(attributes['signalName'] ?? ''), count: countIn(attributes['input']) ?? 1 };
    case 'WorkflowExecutionUpdateAccepted':
      return { command: stepName(commandIn(attributes), reading.isEnglish) };
    default:
      return {};
  }
}

function activityParams(
  attributes: Attributes,
  activities: ReadonlyMap<string, string | undefined>,
  { isEnglish }: Reading,
): Params {
  const activity = nameIn(attributes, 'activityType') ?? activities.get(String(attributes['scheduledEventId'])) ?? '';
  const count = countIn(attributes['result']);
  return { activity, step: stepName(activity, isEnglish), ...(count === undefined ? {} : { count }) };
}

/** When the timer will fire, as people of the cycle read a clock. */
function timerParams(at: string, attributes: Attributes, { clock }: Reading): Params {
  const seconds = Number(/^([\d.]+)s$/.exec(String(attributes['startToFireTimeout'] ?? ''))?.[1] ?? Number.NaN);
  if (Number.isNaN(seconds)) return {};
  const realMs = Math.ceil(Date.parse(at) + seconds * 1_000);
  return { until: clock ? businessInstant(clock, realMs) : new Date(realMs).toISOString() };
}

const commandIn = (attributes: Attributes): string => {
  const { input } = (attributes['acceptedRequest'] ?? {}) as { readonly input?: { readonly name?: string } };
  return input?.name ?? '';
};

/** How many tasks an effect touched or a signal tells of, where its payload says so. */
function countIn(payloads: unknown): number | undefined {
  const value: unknown = Array.isArray(payloads) ? payloads[0] : undefined;
  if (Array.isArray(value)) {
    const tasks = value.flatMap((step) => (step as { readonly tasks?: readonly unknown[] } | null)?.tasks ?? []);
    return tasks.length > 0 ? tasks.length : value.length;
  }
  const { lines } = (value ?? {}) as { readonly lines?: readonly unknown[] };
  return lines?.length;
}
