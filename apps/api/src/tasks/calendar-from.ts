import { createCalendar, DomainError, type CalendarFile, type WorkingCalendar } from '@zeren/domain';

let last: { readonly key: string; readonly calendar: WorkingCalendar | null } | undefined;

/** The calendar of a version, put together once; nothing when the organisation's zone is one we cannot count in. */
export function calendarFrom(files: readonly CalendarFile[], version: number): WorkingCalendar | null {
  const key = `${version} ${JSON.stringify(files).length} ${files.map(({ calendarId }) => calendarId).join()}`;
  if (last?.key !== key) last = { key, calendar: created(files, version) };
  return last.calendar;
}

function created(files: readonly CalendarFile[], version: number): WorkingCalendar | null {
  try {
    return createCalendar(files, version);
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}
