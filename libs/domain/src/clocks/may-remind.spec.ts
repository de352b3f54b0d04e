import { dayMs } from './business-clock';
import { mayRemind } from './may-remind';

describe('a reminder', () => {
  it.each([
    ['the first', 0, 0, true],
    ['the second, a day later', 1, dayMs, true],
    ['the second, on the same day', 1, dayMs - 1, false],
    ['the third, a day later', 2, dayMs, false],
    ['the third, two days later', 2, 2 * dayMs, true],
    ['a fourth, however late', 3, 100 * dayMs, false],
  ])('%s', (_, times, later, may) => {
    expect(mayRemind({ times, lastAt: 5 }, 5 + later)).toBe(may);
  });

  it('comes as often as the kind of the task allows', () => {
    expect(mayRemind({ times: 1, lastAt: 0 }, 9 * dayMs, 1)).toBe(false);
    expect(mayRemind({ times: 3, lastAt: 0 }, 9 * dayMs, 5)).toBe(true);
  });
});
