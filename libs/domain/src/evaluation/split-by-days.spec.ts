import { daysIn, splitByDays } from './split-by-days';

const before = { fromOn: '2026-01-01', untilOn: '2026-07-15' };
const after = { fromOn: '2026-07-15', untilOn: '2027-01-01' };

describe('the score of a post that changed hands', () => {
  it('counts the day of the change for the successor alone', () => {
    expect([daysIn(before), daysIn(after)]).toEqual([195, 170]);
  });

  it('weighs each holder by his days in post', () => {
    expect(
      splitByDays([
        { ...before, score: '91.00' },
        { ...after, score: '89.50' },
      ]),
    ).toBe('90.301370');
  });

  it('is the one holder’s own score when nobody came after him, and nothing without a day', () => {
    expect(splitByDays([{ fromOn: '2026-01-01', untilOn: '2027-01-01', score: '88.25' }])).toBe('88.250000');
    expect(splitByDays([{ fromOn: '2026-01-01', untilOn: '2026-01-01', score: '88.25' }])).toBeUndefined();
  });
});
