import { isWindowOpen } from './is-window-open';

const window = { opensOn: '2027-01-18', lastOn: '2027-01-22', closedAt: null };

describe('the publicity window', () => {
  it.each([
    ['2027-01-17', false],
    ['2027-01-18', true],
    ['2027-01-22', true],
    ['2027-01-23', false],
  ])('on %s is open: %s', (today, answer) => expect(isWindowOpen(window, today)).toBe(answer));

  it('is shut once it was closed, whatever the day', () => {
    expect(isWindowOpen({ ...window, closedAt: '2027-01-20T00:00:00.000Z' }, '2027-01-21')).toBe(false);
  });
});
