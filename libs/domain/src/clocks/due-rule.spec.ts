import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { addDays, weekdayOf, type Day } from '../calendars/day';
import { createCalendar, isWorkingDay, startOfDay, type CalendarFile } from '../calendars/working-calendar';
import { addMonths, dueAt, dueOn, planPoints, workingDaysFrom, type DueRule } from './due-rule';
import { extendDue } from './extend-due';

const read = (name: string): CalendarFile =>
  JSON.parse(readFileSync(join(__dirname, '../cycles/testdata', name), 'utf8')) as CalendarFile;
const before = createCalendar([read('calendar-2026.json'), read('calendar-2027-provisional.json')], 1);
const after = createCalendar([read('calendar-2026.json'), read('calendar-2027.json')], 2);

const workingDays = (days: number): DueRule => ({ kind: 'workingDays', days });
const calendarDays = (days: number): DueRule => ({ kind: 'calendarDays', days });

describe('a due day', () => {
  it.each([
    ['V5: level B, over Spring Festival and two make-up Saturdays', '2026-02-10', workingDays(10), '2026-03-02'],
    ['V5: minutes of the third quarter, over Mid-Autumn and National Day', '2026-09-24', workingDays(5), '2026-10-09'],
    ['plan consultation', '2026-01-08', workingDays(5), '2026-01-15'],
    ['read receipts of the plan', '2026-01-23', workingDays(5), '2026-01-30'],
    ['wording of the letters', '2026-01-26', workingDays(5), '2026-02-02'],
    ['level A', '2026-02-10', workingDays(2), '2026-02-12'],
    ['archive of the round', '2026-03-02', workingDays(5), '2026-03-09'],
    ['papers of the first quarter', '2026-03-06', workingDays(10), '2026-03-20'],
    ['papers of the second, over Dragon Boat', '2026-06-05', workingDays(10), '2026-06-22'],
    ['papers of the third', '2026-09-04', workingDays(10), '2026-09-18'],
    ['agenda of the third, on a make-up Sunday', '2026-09-18', workingDays(1), '2026-09-20'],
    ['feedback of the third', '2026-10-09', workingDays(5), '2026-10-15'],
    ['verification of the fourth', '2026-12-24', workingDays(10), '2027-01-08'],
    ['attendance: the working day before', '2026-03-06', { kind: 'workingDayBefore', of: '2026-03-26' }, '2026-03-25'],
    ['mid-year reviews', '2026-06-29', workingDays(5), '2026-07-06'],
    ['minutes of the mid-year meeting', '2026-07-14', workingDays(5), '2026-07-21'],
    ['R60: re-signing after a change of post', '2026-07-15', calendarDays(30), '2026-08-14'],
    ['R47: plan of a rectification', '2026-07-16', workingDays(10), '2026-07-30'],
    ['R47: reply to a warning slip', '2026-08-03', workingDays(10), '2026-08-17'],
    ['publicity, the first day counts', '2027-01-18', { kind: 'window', days: 5 }, '2027-01-22'],
    ['R49: request for a review', '2027-01-25', workingDays(3), '2027-01-28'],
    ['R50: request for a review, long form', '2027-01-25', workingDays(15), '2027-02-15'],
    ['R51: application for a review', '2027-01-25', calendarDays(30), '2027-02-24'],
    ['R51: decision on it', '2027-02-10', calendarDays(30), '2027-03-12'],
    ['R51: appeal, moved on from a Saturday', '2027-03-12', calendarDays(15), '2027-03-29'],
    ['R51: decision on the appeal, over a Sunday', '2027-03-29', calendarDays(90), '2027-06-28'],
    ['R51: decision on the appeal', '2027-03-29', calendarDays(60), '2027-05-28'],
  ] as const)('%s', (_, start, rule, due) => {
    expect(dueOn(before, start, rule)).toBe(due);
  });

  it('on a day off stays there where the rule of the customer says so', () => {
    expect(dueOn(before, '2027-03-12', { kind: 'calendarDays', days: 15, lastDay: 'keep' })).toBe('2027-03-27');
  });

  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-08-31', 18, '2028-02-29'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-10-15', 6, '2027-04-15'],
  ])('R66: %s and %i months are %s: clamped to the last day of the month', (start, months, end) => {
    expect(addMonths(start, months)).toBe(end);
  });

  it('of a month clock moves on from a day off, of a sanction period it does not', () => {
    expect(dueOn(after, '2026-04-30', { kind: 'months', months: 1 })).toBe('2026-06-01');
    expect(dueOn(after, '2026-04-30', { kind: 'months', months: 1, lastDay: 'keep' })).toBe('2026-05-30');
  });

  it('of a window that opens on a day off counts from the next working day', () => {
    expect(dueOn(before, '2027-01-16', { kind: 'window', days: 5 })).toBe('2027-01-22');
    expect(dueOn(before, '2027-01-16', { kind: 'window', days: 1 })).toBe('2027-01-18');
  });

  it.each([0, -1, 1.5, Number.NaN])('is refused for a length of %s', (days) => {
    expect(() => dueOn(before, '2026-02-10', workingDays(days))).toThrow('clock.length');
  });

  it('is in time until the last millisecond of the day in the zone of the organisation', () => {
    expect(new Date(dueAt(before, '2026-03-02') - 1).toISOString()).toBe('2026-03-02T15:59:59.999Z');
  });

  it('is extended from the old due day and never comes earlier', () => {
    expect(extendDue(after, '2027-05-28', calendarDays(30))).toBe('2027-06-28');
    expect(extendDue(after, '2027-05-28', { kind: 'fixed', on: '2027-05-01' })).toBe('2027-05-28');
  });
});

describe('the points of a task', () => {
  it('remind on the mornings of working days before, escalate when it is too late, expire later', () => {
    const points = planPoints({
      id: 'sign',
      calendar: before,
      dueOn: '2026-03-02',
      remindWorkingDaysBefore: [5, 1],
      expiresWorkingDaysAfterDue: 3,
    });
    expect(points.map(({ kind, at }) => `${kind} ${new Date(at).toISOString()}`)).toEqual([
      'remind 2026-02-24T01:00:00.000Z',
      'remind 2026-02-28T01:00:00.000Z',
      'escalate 2026-03-02T16:00:00.000Z',
      'expire 2026-03-05T16:00:00.000Z',
    ]);
  });

  it('expire at the due instant where silence decides, and never where it does not', () => {
    const plan = (expiresWorkingDaysAfterDue: number | null) =>
      planPoints({
        id: 'x',
        calendar: before,
        dueOn: '2026-01-15',
        remindWorkingDaysBefore: [],
        expiresWorkingDaysAfterDue,
      }).map(({ kind, at }) => `${kind} ${new Date(at).toISOString()}`);
    expect(plan(0)).toEqual(['expire 2026-01-15T16:00:00.000Z']);
    expect(plan(null)).toEqual(['escalate 2026-01-15T16:00:00.000Z']);
  });
});

/** As one counts on a wall calendar: tick working days one by one. */
function naive(start: Day, days: number): Day {
  let day = start;
  let ticks = 0;
  while (ticks < days) {
    day = addDays(day, 1);
    const isOff = after.daysOff.has(day) || [0, 6].includes(weekdayOf(day));
    if (after.makeUpWorkingDays.has(day) || !isOff) ticks += 1;
  }
  return day;
}

/** Many cases on a busy machine. */
jest.setTimeout(120_000);

const seed = Date.now() % 2 ** 31;
const starts = fc.integer({ min: 0, max: 729 }).map((offset) => addDays('2026-01-01', offset));
const lengths = fc.integer({ min: 1, max: 40 });

describe(`due days of any start and length (seed ${seed}, 15,000 cases)`, () => {
  const always = <Args extends [unknown, ...unknown[]]>(property: fc.IProperty<Args>) =>
    fc.assert(property, { seed, numRuns: 3_000 });

  it('equal a count day by day and never fall on a day off', () => {
    always(
      fc.property(starts, lengths, (start, days) => {
        const due = dueOn(after, start, workingDays(days));
        return due === naive(start, days) && isWorkingDay(after, due) && due > start;
      }),
    );
  });

  it('never come earlier for a later start or a longer clock', () => {
    const rules = fc.constantFrom<'workingDays' | 'calendarDays' | 'window'>('workingDays', 'calendarDays', 'window');
    always(
      fc.property(starts, lengths, rules, (start, days, kind) => {
        const due = dueOn(after, start, { kind, days });
        const later = dueOn(after, addDays(start, 1), { kind, days });
        const longer = dueOn(after, start, { kind, days: days + 1 });
        return later >= due && longer >= due && isWorkingDay(after, due);
      }),
    );
  });

  it('are the same when working days are halved, and never later when days off are', () => {
    const halves = fc.array(starts, { maxLength: 30 });
    always(
      fc.property(starts, lengths, halves, (start, days, some) => {
        const halved = { ...after, halfDays: new Set(some) };
        const onlyWorking = { ...after, halfDays: new Set(some.filter((day) => isWorkingDay(after, day))) };
        const due = dueOn(after, start, workingDays(days));
        return dueOn(onlyWorking, start, workingDays(days)) === due && dueOn(halved, start, workingDays(days)) <= due;
      }),
    );
  });

  it('backwards undo forwards', () => {
    always(
      fc.property(starts, lengths, (start, days) => {
        const due = workingDaysFrom(after, start, days);
        const back = workingDaysFrom(after, due, -days);
        return isWorkingDay(after, start) ? back === start : back < start;
      }),
    );
  });

  it('are extended, never shortened, and always end when the next day begins', () => {
    always(
      fc.property(starts, lengths, (start, days) => {
        const due = dueOn(after, start, calendarDays(days));
        return (
          extendDue(after, due, workingDays(days)) > due && dueAt(after, due) === startOfDay(after, addDays(due, 1))
        );
      }),
    );
  });
});
