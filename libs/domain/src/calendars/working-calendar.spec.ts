import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDays, dayNumber, parseDay, weekdayOf } from './day';
import { createCalendar, dayOf, isProvisional, isWorkingDay, startOfDay, type CalendarFile } from './working-calendar';

interface Expectation {
  readonly expectedWorkingDays: { readonly year: number; readonly byMonth: readonly number[] };
}
const read = (year: number) =>
  JSON.parse(readFileSync(join(__dirname, `../cycles/testdata/calendar-${year}.json`), 'utf8')) as CalendarFile &
    Expectation;

describe('a day', () => {
  it.each(['2026-02-30', '2026-13-01', '2027-02-29', '2026-00-10', '2026-2-3', '0000-00-00', 'today', ''])(
    '%s does not exist',
    (text) => {
      expect(() => parseDay(text)).toThrow('day.does-not-exist');
    },
  );

  it.each(['2026-02-28', '2028-02-29', '2026-12-31', '1999-01-01'])('%s exists', (text) => {
    expect(parseDay(text)).toBe(text);
  });

  it('is counted without a clock or a zone', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2028-03-01', -1)).toBe('2028-02-29');
    expect([weekdayOf('2026-01-04'), weekdayOf('1969-12-31')]).toEqual([0, 3]);
  });
});

describe('a working calendar', () => {
  it.each([2026, 2027])('has the published number of working days in every month of %i', (year) => {
    const file = read(year);
    const calendar = createCalendar([file], 1);
    const length = dayNumber(`${year + 1}-01-01`) - dayNumber(`${year}-01-01`);
    const days = Array.from({ length }, (_, index) => addDays(`${year}-01-01`, index));
    const working = days.filter((day) => isWorkingDay(calendar, day));
    const { expectedWorkingDays } = file;
    expect(working).toHaveLength(expectedWorkingDays.year);
    const byMonth = expectedWorkingDays.byMonth.map((_, month) => `${year}-${`${month + 1}`.padStart(2, '0')}`);
    expect(byMonth.map((month) => working.filter((day) => day.startsWith(month)).length)).toEqual(
      expectedWorkingDays.byMonth,
    );
  });

  it('works on make-up days and rests on listed weekdays', () => {
    const calendar = createCalendar([read(2026)], 1);
    expect(['2026-01-04', '2026-02-14', '2026-02-17', '2026-02-21'].map((day) => isWorkingDay(calendar, day))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it('counts a half day whole, also one on a weekend or within a holiday', () => {
    const halfDays = ['2026-12-24', '2026-02-21', '2026-10-07'].map((date) => ({ nameZh: '半日', date }));
    const calendar = createCalendar([{ ...read(2026), halfDays }], 1);
    expect(halfDays.map(({ date }) => isWorkingDay(calendar, date))).toEqual([true, true, true]);
    const impossible = { ...read(2026), halfDays: [{ nameZh: '无', date: '2026-02-30' }] };
    expect(() => createCalendar([impossible], 1)).toThrow('day.does-not-exist');
  });

  it('says which years nobody has published yet', () => {
    const provisional: CalendarFile = { ...read(2027), status: 'provisional' };
    const calendar = createCalendar([read(2026), provisional], 1);
    expect(['2026-12-31', '2027-01-04', '2028-01-04'].map((day) => isProvisional(calendar, day))).toEqual([
      false,
      true,
      true,
    ]);
  });

  it('does not take a list for that of the year before when New Year begins in December', () => {
    const file: CalendarFile = {
      ...read(2026),
      daysOff: [{ nameZh: '元旦', dates: ['2025-12-31', '2026-01-01', '2026-01-02'] }],
    };
    const calendar = createCalendar([file], 1);
    expect([isProvisional(calendar, '2025-12-30'), isProvisional(calendar, '2026-06-01')]).toEqual([true, false]);
  });

  it('begins a day in the zone of the organisation', () => {
    const calendar = createCalendar([read(2026)], 1);
    const start = startOfDay(calendar, '2026-03-02');
    expect(new Date(start).toISOString()).toBe('2026-03-01T16:00:00.000Z');
    expect([dayOf(calendar, start - 1), dayOf(calendar, start)]).toEqual(['2026-03-01', '2026-03-02']);
  });

  it('is refused without a list, in an unknown zone, or with a date that does not exist', () => {
    expect(() => createCalendar([], 1)).toThrow('clock.no-calendar');
    expect(() => createCalendar([{ ...read(2026), timeZone: 'Europe/Berlin' }], 1)).toThrow('clock.no-calendar');
    const impossible = { ...read(2026), makeUpWorkingDays: [{ nameZh: '无', date: '2026-02-30' }] };
    expect(() => createCalendar([impossible], 1)).toThrow('day.does-not-exist');
  });
});
