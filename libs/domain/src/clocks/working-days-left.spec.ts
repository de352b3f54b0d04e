import { createCalendar } from '../calendars/working-calendar';
import { workingDaysLeft } from './working-days-left';

const calendar = createCalendar(
  [
    {
      calendarId: 'test-2026',
      status: 'fixture',
      timeZone: 'Asia/Shanghai',
      daysOff: [{ nameZh: '元旦', dates: ['2026-01-01', '2026-01-02', '2026-01-03'] }],
      makeUpWorkingDays: [{ nameZh: '元旦', date: '2026-01-04' }],
    },
  ],
  1,
);

describe('working days left', () => {
  it.each([
    ['the due day is today', '2026-01-05', '2026-01-05', 0],
    ['it is due tomorrow', '2026-01-05', '2026-01-06', 1],
    ['a holiday and a worked Sunday lie between', '2025-12-31', '2026-01-05', 2],
    ['a week has passed', '2026-01-12', '2026-01-05', -5],
  ])('are counted when %s', (_, today, dueOn, expected) => {
    expect(workingDaysLeft(calendar, today, dueOn)).toBe(expected);
  });
});
