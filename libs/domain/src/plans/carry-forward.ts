import { dayNumber, dayOfNumber, type Day } from '../calendars/day';
import type { PlanItem } from './plan-content';

/** The same day so many years later; 29 February becomes the 28th where there is none. */
function yearsLater(day: Day, years: number): Day {
  const year = String(+day.slice(0, 4) + years).padStart(4, '0');
  const same = `${year}${day.slice(4)}`;
  return dayOfNumber(dayNumber(same)) === same ? same : `${year}-02-28`;
}

/** Items as they begin in a later year: the same words and weights, every milestone on its day of that year. */
export const carryForward = (items: readonly PlanItem[], years: number): readonly PlanItem[] =>
  items.map((item) => ({
    ...item,
    milestones: item.milestones.map((milestone) => ({ ...milestone, dueOn: yearsLater(milestone.dueOn, years) })),
  }));
