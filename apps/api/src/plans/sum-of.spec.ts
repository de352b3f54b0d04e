import { sumOf } from './sum-of';

describe('the sum of weights', () => {
  it.each([
    [['4.29', '4.29', '4.26'], '12.84'],
    [['0.1', '0.2'], '0.30'],
    [['33.333', '33.333', '33.334'], '100.00'],
    [['99.99'], '99.99'],
    [[], '0.00'],
  ])('of %j is %s, exactly', (weights, sum) => expect(sumOf(weights)).toBe(sum));
});
