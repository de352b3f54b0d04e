import { addDays, type Day } from '../calendars/day';
import { isWorkingDay, type WorkingCalendar } from '../calendars/working-calendar';

/** One day of a clock, and why it counts or does not. */
export interface ClockDay {
  readonly day: Day;
  readonly isWorking: boolean;
  readonly reason: 'working-day' | 'half-day' | 'make-up' | 'weekend' | 'day-off';
  /** Name of the holiday as it was published. */
  readonly name: string | null;
}

/** Days after `start` up to and with `until`: the start day itself never counts. */
export function clockDays(calendar: WorkingCalendar, start: Day, until: Day): readonly ClockDay[] {
  const days: ClockDay[] = [];
  for (let day = addDays(start, 1); day <= until; day = addDays(day, 1)) days.push(clockDay(calendar, day));
  return days;
}

function clockDay(calendar: WorkingCalendar, day: Day): ClockDay {
  const { daysOff, makeUpWorkingDays, halfDays } = calendar;
  if (halfDays.has(day)) return { day, isWorking: true, reason: 'half-day', name: null };
  if (makeUpWorkingDays.has(day)) return { day, isWorking: true, reason: 'make-up', name: null };
  if (isWorkingDay(calendar, day)) return { day, isWorking: true, reason: 'working-day', name: null };
  const name = daysOff.get(day) ?? null;
  return { day, isWorking: false, reason: name === null ? 'weekend' : 'day-off', name };
}
