import { dayNumber } from '../../ui/dates';
import type { TaskRow } from '@zeren/api-contracts';

export const taskGroups = ['late', 'today', 'week', 'later'] as const;
export type TaskGroup = (typeof taskGroups)[number];

/** Monday is day 0; the first of January 1970 was a Thursday. */
const weekOf = (day: number): number => Math.floor((day + 3) / 7);

export function groupOf(dueOn: string, today: string): TaskGroup {
  const [due, now] = [dayNumber(dueOn), dayNumber(today)];
  if (due < now) return 'late';
  if (due === now) return 'today';
  return weekOf(due) === weekOf(now) ? 'week' : 'later';
}

/** Rows as they came, under the four headings. */
export function grouped(rows: readonly TaskRow[]) {
  return taskGroups
    .map((group) => ({ group, rows: rows.filter(({ dueOn, today }) => groupOf(dueOn, today) === group) }))
    .filter(({ rows: found }) => found.length > 0);
}
