import { isDeviation, type Day } from '@zeren/domain';
import { z } from 'zod';
import type { TimelineItem } from './timeline-item.schema';

const token = z.string().min(1).max(200);

/** What of a timeline is wanted; everything that is named has to hold. */
export const timelineFilterQuery = {
  source: z.enum(['ledger', 'process']).optional(),
  kind: token.optional(),
  actor: token.optional(),
  /** Business days of the organisation, both included. */
  from: z.iso.date().optional(),
  until: z.iso.date().optional(),
  deviations: z.literal('only').optional(),
  search: z.string().min(1).max(100).optional(),
  /** Kinds whose names hold what is searched for; names are the reader's, so he says which, separated by commas. */
  searchKinds: z.string().max(2_000).optional(),
};
export const timelineFilterSchema = z.strictObject(timelineFilterQuery);
export type TimelineFilter = z.infer<typeof timelineFilterSchema>;

/** @param dayOf the organisation's day of an instant. */
export function matchesTimeline(filter: TimelineFilter, item: TimelineItem, dayOf: (at: string) => Day): boolean {
  const { source, kind, actor, from, until, deviations } = filter;
  const day = dayOf(item.businessAt ?? item.recordedAt);
  return (
    (!source || item.source === source) &&
    (!kind || item.kind === kind) &&
    (!actor || item.actor === actor) &&
    (!from || day >= from) &&
    (!until || day <= until) &&
    (!deviations || (item.token !== null && isDeviation(item.token))) &&
    isFound(filter, item)
  );
}

/** In what stands on the screen: names, sentence, kind; and in the entry itself. */
function isFound({ search, searchKinds }: TimelineFilter, item: TimelineItem): boolean {
  if (!search) return true;
  if (searchKinds?.split(',').includes(item.kind)) return true;
  const { kind, actor, actorName, actorPost, text, id, leafHash, raw } = item;
  const shown = [kind, actor, actorName, actorPost, text, id, leafHash, JSON.stringify(raw)].join('\n');
  return shown.toLowerCase().includes(search.toLowerCase());
}
