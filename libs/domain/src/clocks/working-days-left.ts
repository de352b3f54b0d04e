import { addDays, type Day } from '../calendars/day';
import { isWorkingDay, type WorkingCalendar } from '../calendars/working-calendar';

/** Far enough for any screen; counting stops there. */
const horizonDays = 400;

/** Working days from today (not counted) to the due day (counted); negative when it is past. */
export function workingDaysLeft(calendar: WorkingCalendar, today: Day, dueOn: Day): number {
  const [from, until] = today <= dueOn ? [today, dueOn] : [dueOn, today];
  let count = 0;
  let day = from;
  for (let step = 0; step < horizonDays && day < until; step++) {
    day = addDays(day, 1);
    if (isWorkingDay(calendar, day)) count += 1;
  }
  return today <= dueOn ? count : -count;
}
