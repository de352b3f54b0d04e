import type { TimelineItem } from '@zeren/api-contracts';
import type { TimelineEntryRow } from '@zeren/database';

/** Place of an item among all of them: recorded instant and id. */
export type TimelinePlace = readonly [recordedAt: string, id: string];

export const placeOf = ({ recordedAt, id }: TimelineItem): TimelinePlace => [recordedAt, id];

export const byTime = (a: TimelineItem, b: TimelineItem): number =>
  a.recordedAt === b.recordedAt ? (a.id < b.id ? -1 : 1) : a.recordedAt < b.recordedAt ? -1 : 1;

export const isAfter = ({ recordedAt, id }: TimelineItem, after: TimelinePlace | null): boolean =>
  after === null || recordedAt > after[0] || (recordedAt === after[0] && id > after[1]);

/** Kinds have their texts where they are shown; the payload is what was hashed. */
export function entryItem({ payload, ...entry }: TimelineEntryRow): TimelineItem {
  const raw = JSON.parse(payload) as Readonly<Record<string, unknown>>;
  const text = (member: string) => (typeof raw[member] === 'string' ? { [member]: raw[member] } : {});
  return {
    source: 'ledger',
    id: entry.id,
    kind: entry.kind,
    businessAt: entry.businessAt,
    recordedAt: entry.recordedAt,
    actor: entry.actor,
    actorName: entry.actorName,
    actorPost: entry.actorPost,
    onBehalfOf: typeof raw['onBehalfOfId'] === 'string' ? raw['onBehalfOfId'] : null,
    leafHash: entry.leafHash,
    workflowId: entry.actorName === null && entry.actor.includes('/') ? entry.actor : null,
    token: entry.kind,
    params: { ...text('taskKind'), ...text('act'), ...text('state'), ...text('result'), ...text('via') },
    text: null,
    raw,
  };
}
