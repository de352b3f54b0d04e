import type { EpochMs } from '../clocks/business-clock';
import { dayMs } from '../clocks/business-clock';
import { DomainError } from '../errors/domain-error';
import { dayNumber, dayOfNumber, parseDay, weekdayOf, type Day } from './day';

/** One year's list as it is published: days off, weekend days that are worked, and days of which only the morning is. */
export interface CalendarFile {
  readonly calendarId: string;
  readonly status: 'published' | 'provisional' | 'fixture';
  readonly timeZone: string;
  readonly daysOff: readonly { readonly nameZh: string; readonly nameEn?: string; readonly dates: readonly string[] }[];
  readonly makeUpWorkingDays: readonly { readonly nameZh: string; readonly date: string }[];
  readonly halfDays?: readonly { readonly nameZh: string; readonly date: string }[] | undefined;
}

/** Working days of an organisation: versioned, with the years that nobody has published yet. */
export interface WorkingCalendar {
  readonly version: number;
  readonly timeZone: string;
  readonly utcOffsetMinutes: number;
  readonly daysOff: ReadonlyMap<Day, string>;
  readonly makeUpWorkingDays: ReadonlySet<Day>;
  /** Worked until noon: they count as whole working days. */
  readonly halfDays: ReadonlySet<Day>;
  readonly publishedYears: ReadonlySet<string>;
}

/** Zones without daylight saving, by name; an organisation in another zone is refused rather than counted wrongly. */
const offsets: Readonly<Record<string, number>> = { 'Asia/Shanghai': 480, UTC: 0 };

/**
 * Puts year files together into one calendar.
 *
 * @throws DomainError `day.does-not-exist` for a date that is none, `clock.no-calendar` without files or for an unknown zone.
 */
export function createCalendar(files: readonly CalendarFile[], version: number): WorkingCalendar {
  const timeZone = files[0]?.timeZone;
  const utcOffsetMinutes = timeZone === undefined ? undefined : offsets[timeZone];
  if (timeZone === undefined || utcOffsetMinutes === undefined)
    throw new DomainError('clock.no-calendar', { timeZone: timeZone ?? '' });
  const daysOff = files.flatMap((file) =>
    file.daysOff.flatMap(({ nameZh, dates }) => dates.map((date) => [parseDay(date), nameZh] as const)),
  );
  const makeUp = files.flatMap((file) => file.makeUpWorkingDays.map(({ date }) => parseDay(date)));
  const half = files.flatMap((file) => file.halfDays?.map(({ date }) => parseDay(date)) ?? []);
  const published = files.filter(({ status }) => status !== 'provisional').flatMap((file) => yearOf(file) ?? []);
  return {
    version,
    timeZone,
    utcOffsetMinutes,
    daysOff: new Map(daysOff),
    makeUpWorkingDays: new Set(makeUp),
    halfDays: new Set(half),
    publishedYears: new Set(published),
  };
}

/** The year that most days of a list lie in: New Year may begin in the last days of the year before. */
function yearOf({ daysOff }: CalendarFile): string | undefined {
  const years = daysOff.flatMap(({ dates }) => dates.map((date) => date.slice(0, 4)));
  const count = (year: string): number => years.filter((other) => other === year).length;
  return years.toSorted((a, b) => count(b) - count(a) || (a < b ? -1 : 1))[0];
}

/** A weekday that is not off, a weekend day that is worked, or a day of which half is worked (rules.md §4). */
export function isWorkingDay({ daysOff, makeUpWorkingDays, halfDays }: WorkingCalendar, day: Day): boolean {
  if (makeUpWorkingDays.has(day) || halfDays.has(day)) return true;
  const weekday = weekdayOf(day);
  return weekday !== 0 && weekday !== 6 && !daysOff.has(day);
}

/** True in a year without a published list: whatever is counted there may still move. */
export const isProvisional = ({ publishedYears }: WorkingCalendar, day: Day): boolean =>
  !publishedYears.has(day.slice(0, 4));

/** First instant of a day in the organisation's zone. */
export const startOfDay = ({ utcOffsetMinutes }: WorkingCalendar, day: Day): EpochMs =>
  dayNumber(day) * dayMs - utcOffsetMinutes * 60_000;

/** The day of an instant in the organisation's zone. */
export const dayOf = ({ utcOffsetMinutes }: WorkingCalendar, at: EpochMs): Day =>
  dayOfNumber(Math.floor((at + utcOffsetMinutes * 60_000) / dayMs));
