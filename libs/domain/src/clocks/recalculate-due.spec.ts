import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCalendar, type CalendarFile } from '../calendars/working-calendar';
import { dueOn, type DueRule } from './due-rule';
import { recalculateDue, type CountedClock } from './recalculate-due';

const read = (name: string): CalendarFile =>
  JSON.parse(readFileSync(join(__dirname, '../cycles/testdata', name), 'utf8')) as CalendarFile;
const provisional = createCalendar([read('calendar-2026.json'), read('calendar-2027-provisional.json')], 1);
const published = createCalendar([read('calendar-2026.json'), read('calendar-2027.json')], 2);

const clock = (startsOn: string, rule: DueRule, state: CountedClock['state'] = 'planned'): CountedClock => ({
  state,
  startsOn,
  rule,
  dueOn: dueOn(provisional, startsOn, rule),
  calendarVersion: 1,
});
const workingDays = (days: number): DueRule => ({ kind: 'workingDays', days });

describe('a clock when the holiday list of next year arrives', () => {
  it.each([
    ['receipts of the notice', '2027-01-25', workingDays(5), '2027-02-01', '2027-01-31'],
    ['export of the results', '2027-01-15', workingDays(15), '2027-02-05', '2027-02-04'],
    ['decision on the last review', '2027-01-28', workingDays(10), '2027-02-11', '2027-02-17'],
    ['feedback talks', '2027-01-25', workingDays(10), '2027-02-08', '2027-02-14'],
    ["next year's items", '2027-01-25', workingDays(20), '2027-02-22', '2027-02-26'],
    ['nominations', '2027-02-01', workingDays(10), '2027-02-15', '2027-02-22'],
    ['plan of a rectification', '2027-02-01', workingDays(10), '2027-02-15', '2027-02-22'],
  ] as const)('moves while it is planned: %s', (_, start, rule, from, to) => {
    const planned = clock(start, rule);
    expect(planned.dueOn).toBe(from);
    expect(recalculateDue(published, planned)).toEqual({
      dueOn: to,
      calendarVersion: 2,
      hasMoved: true,
      keptOldDue: false,
      fixedOnDayOff: false,
    });
  });

  it.each([
    ['verification of the fourth quarter', '2026-12-24', workingDays(10), '2027-01-08'],
    ['publicity', '2027-01-18', { kind: 'window', days: 5 }, '2027-01-22'],
    ['request for a review', '2027-01-25', workingDays(3), '2027-01-28'],
    ['acceptance of a rectification', '2027-02-01', workingDays(3), '2027-02-04'],
    ['application for a review, civil service', '2027-01-25', { kind: 'calendarDays', days: 30 }, '2027-02-24'],
  ] as const)('stays where the list changes nothing: %s', (_, start, rule, due) => {
    expect(recalculateDue(published, clock(start, rule))).toMatchObject({ dueOn: due, hasMoved: false });
  });

  it('keeps its old day when it is running and would become shorter, and says so', () => {
    const running = clock('2027-01-25', workingDays(5), 'running');
    expect(recalculateDue(published, running)).toMatchObject({
      dueOn: '2027-02-01',
      hasMoved: false,
      keptOldDue: true,
    });
  });

  it('runs on to the next working day when its old day has become a day off', () => {
    const running = { ...clock('2027-01-26', workingDays(8), 'running'), dueOn: '2027-02-05' };
    expect(recalculateDue(published, running)).toMatchObject({ dueOn: '2027-02-14', keptOldDue: true });
  });

  it('takes the new day when it is running and becomes longer', () => {
    const running = clock('2027-02-01', workingDays(10), 'running');
    expect(recalculateDue(published, running)).toMatchObject({
      dueOn: '2027-02-22',
      hasMoved: true,
      keptOldDue: false,
    });
  });

  it('moves at most once for one list', () => {
    const moved = { ...clock('2027-01-25', workingDays(5)), calendarVersion: 2 };
    expect(recalculateDue(published, moved)).toMatchObject({ dueOn: '2027-02-01', hasMoved: false });
  });

  it('never moves a fixed date, and warns when it has become a day off', () => {
    const fixed = (on: string) => recalculateDue(published, clock('2027-01-04', { kind: 'fixed', on }));
    expect(fixed('2027-02-08')).toMatchObject({ dueOn: '2027-02-08', hasMoved: false, fixedOnDayOff: true });
    expect(fixed('2027-02-26')).toMatchObject({ dueOn: '2027-02-26', fixedOnDayOff: false });
  });
});
