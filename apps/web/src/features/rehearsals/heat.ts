import type { LoadView } from '@zeren/api-contracts';

const monthOf = (day: string): string => day.slice(0, 7);

/** Months in which something is due for anybody, in order. */
export const monthsOf = (loads: readonly LoadView[]): readonly string[] =>
  [...new Set(loads.flatMap(({ days }) => days.map(({ day }) => monthOf(day))))].toSorted();

/** Most that is due on one day, by month. */
export function heaviestByMonth({ days }: Pick<LoadView, 'days'>): ReadonlyMap<string, number> {
  const months = new Map<string, number>();
  for (const { day, due } of days) months.set(monthOf(day), Math.max(due, months.get(monthOf(day)) ?? 0));
  return months;
}

/** Four shades; the last one is what a rehearsal calls an overload. */
export const heatOf = (due: number): 0 | 1 | 2 | 3 => (due > 10 ? 3 : due > 4 ? 2 : due > 0 ? 1 : 0);
