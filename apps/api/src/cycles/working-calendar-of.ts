import { createCalendar, type CalendarFile, type WorkingCalendar } from '@zeren/domain';

/** Calendar of a row: content as published, version beside it. @throws DomainError `clock.no-calendar` when it has no files. */
export const workingCalendarOf = (content: unknown, version: number): WorkingCalendar =>
  createCalendar((content as { readonly files?: readonly CalendarFile[] } | null)?.files ?? [], version);
