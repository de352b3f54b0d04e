import { createCalendar } from '../calendars/working-calendar';
import { clockDays } from './clock-days';

const calendar = createCalendar(
  [
    {
      calendarId: 'test',
      status: 'published',
      timeZone: 'Asia/Shanghai',
      daysOff: [{ nameZh: '春节', dates: ['2026-02-16', '2026-02-17'] }],
      makeUpWorkingDays: [{ nameZh: '春节', date: '2026-02-14' }],
      halfDays: [{ nameZh: '三八节', date: '2026-03-06' }],
    },
  ],
  1,
);

describe('the days of a clock', () => {
  it('begin with the day after the start, and each says why it counts or does not', () => {
    expect(clockDays(calendar, '2026-02-13', '2026-02-18').map(({ day, reason, name }) => [day, reason, name])).toEqual(
      [
        ['2026-02-14', 'make-up', null],
        ['2026-02-15', 'weekend', null],
        ['2026-02-16', 'day-off', '春节'],
        ['2026-02-17', 'day-off', '春节'],
        ['2026-02-18', 'working-day', null],
      ],
    );
  });

  it('count a day that is worked until noon', () => {
    expect(clockDays(calendar, '2026-03-05', '2026-03-06')).toEqual([
      { day: '2026-03-06', isWorking: true, reason: 'half-day', name: null },
    ]);
  });

  it('are none when a clock ends on the day it starts', () => {
    expect(clockDays(calendar, '2026-02-13', '2026-02-13')).toEqual([]);
  });
});
