import { isWorkingDay, dayOf, startOfDay, type WorkingCalendar } from '../calendars/working-calendar';
import type { EpochMs } from './business-clock';

const hour = 3_600_000;
/** A little after the reminders of the day have left, so that they travel together. */
const opens = 9.5 * hour;
const noon = 12 * hour;
const closes = 17.5 * hour;

/** May people be written to? On working days from half past nine until half past five, on half days until noon. */
export function isOfficeHour(calendar: WorkingCalendar, at: EpochMs): boolean {
  const day = dayOf(calendar, at);
  if (!isWorkingDay(calendar, day)) return false;
  const time = at - startOfDay(calendar, day);
  return time >= opens && time < (calendar.halfDays.has(day) ? noon : closes);
}
