import type { TimelineItem } from '@zeren/api-contracts';
import type { TimelineEntryRow } from '@zeren/database';
import { byTime, entryItem, isAfter, placeOf, type TimelinePlace } from './timeline-item';

type EntriesAfter = (after: TimelinePlace | null) => Promise<readonly TimelineEntryRow[]>;

/** Pages of `size` entries each, with the steps that belong between them; each item once, in the order of recording. */
export async function* timelinePages(
  steps: readonly TimelineItem[],
  entriesAfter: EntriesAfter,
  size: number,
): AsyncGenerator<readonly TimelineItem[]> {
  let after: TimelinePlace | null = null;
  for (let isLast = false; !isLast;) {
    const items: TimelineItem[] = (await entriesAfter(after)).map(entryItem);
    const end = items.at(-1);
    isLast = items.length < size || !end;
    const place: TimelinePlace | null = end ? placeOf(end) : after;
    const between = steps.filter((step) => isAfter(step, after) && (isLast || !isAfter(step, place)));
    yield [...items, ...between].toSorted(byTime);
    after = place;
  }
}
