import { DomainError } from '../errors/domain-error';
import { dayMs } from '../clocks/business-clock';

/** A calendar day, `YYYY-MM-DD`. Days compare as strings. */
export type Day = string;

const pattern = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Days since 1970-01-01 of a day that exists. */
export const dayNumber = (day: Day): number => {
  const [, year = '', month = '', date = ''] = pattern.exec(day) ?? [];
  return Date.UTC(+year, +month - 1, +date) / dayMs;
};

/** The day of that number. */
export const dayOfNumber = (number: number): Day => new Date(number * dayMs).toISOString().slice(0, 10);

/**
 * Reads a day.
 *
 * @throws DomainError `day.does-not-exist` for anything else, also for 30 February.
 */
export function parseDay(text: string): Day {
  if (!pattern.test(text) || dayOfNumber(dayNumber(text)) !== text)
    throw new DomainError('day.does-not-exist', { day: text });
  return text;
}

/** The day so many days later, or earlier when negative. */
export const addDays = (day: Day, days: number): Day => dayOfNumber(dayNumber(day) + days);

/** 0 = Sunday … 6 = Saturday. */
export const weekdayOf = (day: Day): number => (((dayNumber(day) + 4) % 7) + 7) % 7;
