import { createCalendar } from '../calendars/working-calendar';
import { isOfficeHour } from './office-hours';

const calendar = createCalendar(
  [
    {
      calendarId: 'test',
      status: 'published',
      timeZone: 'Asia/Shanghai',
      daysOff: [{ nameZh: '春节', dates: ['2026-02-16'] }],
      makeUpWorkingDays: [{ nameZh: '春节', date: '2026-02-14' }],
      halfDays: [{ nameZh: '除夕', date: '2026-02-13' }],
    },
  ],
  1,
);

describe('office hours', () => {
  it.each([
    ['a working day', '2026-02-12T09:30:00+08:00', true],
    ['too early', '2026-02-12T09:29:59.999+08:00', false],
    ['its last millisecond', '2026-02-12T17:29:59.999+08:00', true],
    ['its end', '2026-02-12T17:30:00+08:00', false],
    ['the morning of a half day', '2026-02-13T11:59:59.999+08:00', true],
    ['noon of a half day', '2026-02-13T12:00:00+08:00', false],
    ['a weekend day that is worked', '2026-02-14T10:00:00+08:00', true],
    ['a weekend day', '2026-02-15T10:00:00+08:00', false],
    ['a day off', '2026-02-16T10:00:00+08:00', false],
  ])('%s', (_, at, isOne) => {
    expect(isOfficeHour(calendar, Date.parse(at))).toBe(isOne);
  });
});
