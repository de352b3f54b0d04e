import { createCalendar, dayOf, type CalendarFile, type Day, type EpochMs, type WorkingCalendar } from '@zeren/domain';
import type { CycleRow } from '@zeren/database';

/** The organisation's calendar as the cycle uses it. */
export const calendarOf = ({ calendar, calendarVersion }: CycleRow): WorkingCalendar =>
  createCalendar((calendar as { readonly files: readonly CalendarFile[] }).files, calendarVersion);

/** Business day of an instant, in the organisation's zone. */
export const businessDay = (cycle: CycleRow, at: EpochMs): Day => dayOf(calendarOf(cycle), at);
