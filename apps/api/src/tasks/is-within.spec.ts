import { isWithin } from './is-within';

describe('a mark', () => {
  it.each([
    ['0', '10.00', true],
    ['10', '10.00', true],
    ['10.000000', '10', true],
    ['10.000001', '10.00', false],
    ['9.999999', '10', true],
    ['100', '10.00', false],
  ])('%s out of %s is within: %s', (mark, full, expected) => {
    expect(isWithin(mark, full)).toBe(expected);
  });
});
