import { addDays, dayNumber, dayOfNumber, type Day } from '../calendars/day';
import { isWorkingDay, startOfDay, type WorkingCalendar } from '../calendars/working-calendar';
import { DomainError } from '../errors/domain-error';
import { dayMs, type EpochMs } from './business-clock';
import type { DuePoint } from './due-point';

/** What happens when a calendar-day clock ends on a day off. */
export type LastDay = 'nextWorkingDay' | 'keep';

export type DueRule =
  | { readonly kind: 'fixed'; readonly on: Day }
  | { readonly kind: 'workingDays'; readonly days: number }
  | { readonly kind: 'calendarDays'; readonly days: number; readonly lastDay?: LastDay }
  | { readonly kind: 'months'; readonly months: number; readonly lastDay?: LastDay }
  | { readonly kind: 'window'; readonly days: number }
  | { readonly kind: 'workingDayBefore'; readonly of: Day };

/** The n-th working day after a day, which itself never counts; backwards when n is negative. */
export function workingDaysFrom(calendar: WorkingCalendar, start: Day, count: number): Day {
  const step = count < 0 ? -1 : 1;
  let number = dayNumber(start);
  let day = start;
  for (let left = Math.abs(count); left > 0;) {
    number += step;
    day = dayOfNumber(number);
    if (isWorkingDay(calendar, day)) left -= 1;
  }
  return day;
}

const firstWorkingDayFrom = (calendar: WorkingCalendar, day: Day): Day =>
  isWorkingDay(calendar, day) ? day : workingDaysFrom(calendar, day, 1);

/** The same day number so many months later, clamped to the month's last day (R66). */
export function addMonths(day: Day, months: number): Day {
  const [year = 0, month = 0, date = 0] = day.split('-').map((part) => +part);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return dayOfNumber(Date.UTC(year, month - 1 + months, Math.min(date, last)) / dayMs);
}

/**
 * Last day in time of a clock that starts on a day (the start day never counts, except in a window). Source: rules.md §4.
 *
 * @throws DomainError `clock.length` when a length is not a whole number of at least 1.
 */
export function dueOn(calendar: WorkingCalendar, start: Day, rule: DueRule): Day {
  const settle = (day: Day, lastDay: LastDay = 'nextWorkingDay') =>
    lastDay === 'keep' ? day : firstWorkingDayFrom(calendar, day);
  switch (rule.kind) {
    case 'fixed':
      return rule.on;
    case 'workingDays':
      return workingDaysFrom(calendar, start, whole(rule.days));
    case 'calendarDays':
      return settle(addDays(start, whole(rule.days)), rule.lastDay);
    case 'months':
      return settle(addMonths(start, whole(rule.months)), rule.lastDay);
    case 'window': {
      const first = firstWorkingDayFrom(calendar, start);
      return whole(rule.days) === 1 ? first : workingDaysFrom(calendar, first, rule.days - 1);
    }
    case 'workingDayBefore':
      return workingDaysFrom(calendar, rule.of, -1);
  }
}

function whole(length: number): number {
  if (!Number.isSafeInteger(length) || length < 1) throw new DomainError('clock.length', { length });
  return length;
}

/** First instant too late: 00:00 of the day after the due day, in the organisation's zone. */
export const dueAt = (calendar: WorkingCalendar, day: Day): EpochMs => startOfDay(calendar, addDays(day, 1));

/** Reminders leave in the morning of a working day. */
const morning = 9 * 3_600_000;

/** When the calendar speaks about a task that is due on a day: reminders before, escalation at the due instant, expiry after it. */
export function planPoints({
  id,
  calendar,
  dueOn: day,
  remindWorkingDaysBefore,
  expiresWorkingDaysAfterDue,
}: {
  /** Makes the ids of the points unique within a process. */
  readonly id: string;
  readonly calendar: WorkingCalendar;
  readonly dueOn: Day;
  readonly remindWorkingDaysBefore: readonly number[];
  /** null: the clock never closes the task. */
  readonly expiresWorkingDaysAfterDue: number | null;
}): readonly DuePoint[] {
  const reminders = remindWorkingDaysBefore.map((before): DuePoint => ({
    id: `${id}/remind-${before}`,
    kind: 'remind',
    at: startOfDay(calendar, workingDaysFrom(calendar, day, -before)) + morning,
  }));
  const late = dueAt(calendar, day);
  if (expiresWorkingDaysAfterDue === 0) return [...reminders, { id: `${id}/expire`, kind: 'expire', at: late }];
  const escalation: DuePoint = { id: `${id}/escalate`, kind: 'escalate', at: late };
  if (expiresWorkingDaysAfterDue === null) return [...reminders, escalation];
  const last = workingDaysFrom(calendar, day, expiresWorkingDaysAfterDue);
  return [...reminders, escalation, { id: `${id}/expire`, kind: 'expire', at: dueAt(calendar, last) }];
}
