import type { Day } from '../calendars/day';
import type { TaskKindKey } from '../task-kinds/catalogue';

export type ClashKind =
  /** The organisation lacks what the year needs: a body, a role, an elector; or its cascade comes back to its start. */
  | 'roster'
  /** A task would land on nobody. */
  | 'missing-approver'
  /** Whoever could do it, or stand in for him, is the one it is about. */
  | 'circular-recusal'
  /** Nobody supplies the mark of an indicator: its verdict could never be computed. */
  | 'indicator-without-provider'
  /** A step would be due before it opens. */
  | 'due-before-opening'
  /** A deadline on a day that is not worked. */
  | 'day-off'
  /** A deadline on a weekend day that is worked. */
  | 'make-up-day'
  /** A deadline in a year whose list is not published: it may still move. */
  | 'provisional'
  /** More than ten things due for one person on one day. */
  | 'overload';

/** Those with which a year must not be launched. */
const stopping: ReadonlySet<ClashKind> = new Set<ClashKind>([
  ...(['roster', 'missing-approver', 'circular-recusal', 'indicator-without-provider', 'due-before-opening'] as const),
]);

export const stopsLaunch = ({ kind }: Pick<Clash, 'kind'>): boolean => stopping.has(kind);

/** One thing that a rehearsal found. */
export interface Clash {
  readonly kind: ClashKind;
  readonly day: Day | null;
  /** Code of a post, person or body, or of an indicator. */
  readonly who: string | null;
  readonly tasks: number;
  readonly kinds: readonly TaskKindKey[];
  /** Who stands in for whom until it comes back, or what exactly is missing. */
  readonly chain: readonly string[];
}

export const clash = (kind: ClashKind, found: Partial<Omit<Clash, 'kind'>>): Clash => ({
  kind,
  day: null,
  who: null,
  tasks: 0,
  kinds: [],
  chain: [],
  ...found,
});
