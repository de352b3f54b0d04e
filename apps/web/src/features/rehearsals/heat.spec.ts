import { heatOf, heaviestByMonth, monthsOf } from './heat';

const load = (...days: readonly (readonly [day: string, due: number])[]) => ({
  person: 'P-1',
  name: null,
  tasks: 1,
  heaviest: { day: '2026-01-08', due: 1 },
  days: days.map(([day, due]) => ({ day, due })),
});

describe('the heat of a year', () => {
  it('takes the heaviest day of each month, in the order of the months', () => {
    const busy = load(['2026-03-25', 21], ['2026-03-26', 2], ['2027-01-08', 3]);
    expect([...heaviestByMonth(busy)]).toEqual([
      ['2026-03', 21],
      ['2027-01', 3],
    ]);
    expect(monthsOf([busy, load(['2026-02-01', 1])])).toEqual(['2026-02', '2026-03', '2027-01']);
  });

  it('glows from the eleventh task on', () => {
    expect([0, 1, 4, 5, 10, 11].map(heatOf)).toEqual([0, 1, 1, 2, 2, 3]);
  });
});
