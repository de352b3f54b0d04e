import type { Day } from '../calendars/day';

type Digit = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9';
/** `MM-DD` of the cycle's year; a leading `+` means the year after. */
export type MonthDay = `${'' | '+'}${'0' | '1'}${Digit}-${'0' | '1' | '2' | '3'}${Digit}`;

/** The day that a date of a template has in one cycle. */
export const dayInYear = (year: number, date: MonthDay): Day =>
  date.startsWith('+') ? `${year + 1}-${date.slice(1)}` : `${year}-${date}`;
