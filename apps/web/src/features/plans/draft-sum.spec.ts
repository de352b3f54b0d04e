import { draftSum } from './draft-sum';

describe('the sum of a draft’s weights', () => {
  it.each([
    [['0.1', '0.2'], '0.30'],
    [['4.29', '4.29', '91.42'], '100.00'],
    [['33.33', '33.33', '33.33'], '99.99'],
    [['50', undefined, 'x', '1.005'], '50.00'],
    [[], '0.00'],
  ])('of %j is %s', (weights, sum) => {
    expect(draftSum(weights)).toBe(sum);
  });
});
