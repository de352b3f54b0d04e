import { isWithinExtension } from './extension-limit';

describe('an extension', () => {
  it.each([
    ['2026-03-02', false],
    ['2026-03-01', false],
    ['2026-03-03', true],
    ['2026-04-01', true],
    ['2026-04-02', false],
  ])('R53: of a task that is due on 2 March until %s: %s', (untilOn, isPossible) => {
    expect(isWithinExtension('2026-03-02', untilOn)).toBe(isPossible);
  });
});
