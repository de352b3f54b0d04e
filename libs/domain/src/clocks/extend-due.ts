import type { Day } from '../calendars/day';
import type { WorkingCalendar } from '../calendars/working-calendar';
import { dueOn, type DueRule } from './due-rule';

/**
 * Extension of a clock: counted from the old due day, and never shorter than it (rules.md §4). Reason, approver and how often
 * (R53: once) are asked of whoever extends.
 *
 * @throws DomainError `clock.length` for a length that is no whole number of at least 1.
 */
export function extendDue(calendar: WorkingCalendar, oldDueOn: Day, by: DueRule): Day {
  const computed = dueOn(calendar, oldDueOn, by);
  return computed > oldDueOn ? computed : oldDueOn;
}
