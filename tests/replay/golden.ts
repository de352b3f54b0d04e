const scheduled = 'activityTaskScheduledEventAttributes';

export interface GoldenEvent {
  readonly [scheduled]?: { readonly activityType: { readonly name: string } };
  readonly [attribute: string]: unknown;
}

/** What `record.mjs` writes. */
export interface Golden {
  readonly workflowId: string;
  readonly workflowType: string;
  readonly history: { readonly events: readonly GoldenEvent[] };
}

/** The same history as code would have made it that asks for its first two different activities the other way round. */
export function withFirstEffectsSwapped(golden: Golden): Golden {
  const [first, second] = [
    ...new Set(golden.history.events.flatMap((event) => event[scheduled]?.activityType.name ?? [])),
  ];
  const other = new Map([
    [first, second ?? 'anotherActivity'],
    [second, first],
  ]);
  const swap = (event: GoldenEvent): GoldenEvent => {
    const attributes = event[scheduled];
    const name = other.get(attributes?.activityType.name);
    return attributes && name ? { ...event, [scheduled]: { ...attributes, activityType: { name } } } : event;
  };
  return { ...golden, history: { events: golden.history.events.map(swap) } };
}

/** `4711@host`: what the SDK calls a worker and its sticky queue. */
export const hostNamesIn = (golden: Golden): readonly string[] => JSON.stringify(golden).match(/\b\d+@[\w.-]+/g) ?? [];
