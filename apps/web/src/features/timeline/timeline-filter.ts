import type { TimelineItem } from '@zeren/api-contracts';
import { dayOf } from '../../ui/dates';

export interface TimelineFilter {
  readonly source: string;
  readonly kind: string;
  readonly actor: string;
  readonly from: string;
  readonly until: string;
}

export const noFilter: TimelineFilter = { source: '', kind: '', actor: '', from: '', until: '' };

const at = (entry: TimelineItem): string => entry.businessAt ?? entry.recordedAt;

export const matches = (filter: TimelineFilter, entry: TimelineItem): boolean =>
  (!filter.source || entry.source === filter.source) &&
  (!filter.kind || entry.kind === filter.kind) &&
  (!filter.actor || entry.actor === filter.actor) &&
  (!filter.from || dayOf(at(entry)) >= filter.from) &&
  (!filter.until || dayOf(at(entry)) <= filter.until);
