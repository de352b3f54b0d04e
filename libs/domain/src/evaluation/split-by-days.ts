import { dayNumber, type Day } from '../calendars/day';
import { decimal, divided, printed, sumOf } from './decimals';

/** One holder's part of a post's year: from a day until a day, which is no longer his. */
export interface ScoredPeriod {
  readonly fromOn: Day;
  readonly untilOn: Day;
  /** Decimal string. */
  readonly score: string;
}

/** Days of a half-open period. */
export const daysIn = ({ fromOn, untilOn }: Pick<ScoredPeriod, 'fromOn' | 'untilOn'>): number =>
  dayNumber(untilOn) - dayNumber(fromOn);

/**
 * What a post scored in a year in which it changed hands: each holder's score by his days in post. Who is graded keeps
 * his own score; this one is the post's.
 *
 * @returns six places; undefined when the periods leave no day.
 */
export function splitByDays(periods: readonly ScoredPeriod[]): string | undefined {
  const days = periods.reduce((sum, period) => sum + daysIn(period), 0);
  if (days <= 0) return undefined;
  const weighted = sumOf(periods.map((period) => decimal(period.score).times(daysIn(period))));
  return printed(divided(weighted, decimal(days)), 6);
}
