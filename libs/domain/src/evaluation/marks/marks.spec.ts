import { markConvertOutside, markRankToPoints } from './conversions';
import { markPiecewiseLinear, markTolerance } from './curves';
import { markAfterDeductions, markPerOccurrence } from './deductions';
import { markAllOrNothing, markAverageOverMembers, markProportional } from './proportions';
import { targetScore } from './target-score';

describe('the mark of an item', () => {
  it('R4: stops at nought', () => {
    expect(markAfterDeductions('10', ['3', '0.5']).toString()).toBe('6.5');
    expect(markAfterDeductions('10', ['7', '7']).toString()).toBe('0');
  });

  it.each([
    [0, '10'],
    [3, '8.5'],
    [4, '8'],
    [50, '8'],
  ])('R5: loses half a point for each of %i occurrences, two at most', (count, mark) => {
    expect(markPerOccurrence({ full: '10', unit: '0.5', cap: '2' }, count).toString()).toBe(mark);
  });

  it('R5: without a cap loses all there is, and no more', () => {
    expect(markPerOccurrence({ full: '10', unit: '4' }, 9).toString()).toBe('0');
  });

  it('R6: is all or nothing, or in proportion: one of two meetings is half', () => {
    expect([markAllOrNothing('5', true), markAllOrNothing('5', false)].map(String)).toEqual(['5', '0']);
    expect(markProportional('10', 1, 2)?.toString()).toBe('5');
    expect(markProportional('10', 3, 2)?.toString()).toBe('10');
    expect(markProportional('10', 0, 0)).toBeUndefined();
  });

  it('R7: is the mean of the members who are rated, and none of nobody', () => {
    expect(markAverageOverMembers(['90', '91', '91'])?.toString()).toBe('90.66666666666666666667');
    expect(markAverageOverMembers([])).toBeUndefined();
  });

  it('R8: follows the table of ranks, and beyond it what was agreed', () => {
    const table = ['60', '57', '54', '51', '48'];
    expect([1, 5].map((rank) => markRankToPoints(table, rank).toString())).toEqual(['60', '48']);
    expect(() => markRankToPoints(table, 6)).toThrow('ballot.scale');
    expect(markRankToPoints(table, 6, 'last').toString()).toBe('48');
    expect(markRankToPoints(table, 6, 'zero').toString()).toBe('0');
  });

  it.each([
    ['45', '22.5'],
    ['-3', '0'],
    ['70', '30'],
  ])('R8: converts %s of 60 outside into %s of 30', (outside, own) => {
    expect(markConvertOutside(outside, '60', '30').toString()).toBe(own);
  });

  it.each([
    ['50', '0'],
    ['60', '0'],
    ['75', '5'],
    ['90', '10'],
    ['95', '10'],
    ['70', '3.33333333333333333333'],
  ])('R9: follows the curve: %s gives %s', (measured, mark) => {
    const corners = [
      { at: '60', mark: '0' },
      { at: '90', mark: '10' },
    ];
    expect(markPiecewiseLinear(corners, measured).toString()).toBe(mark);
  });

  it.each([
    ['proportional', '7.5'],
    ['perStarted', '7'],
    ['perComplete', '8'],
  ] as const)('R9: two and a half days beyond the limit cost, %s, down to %s', (part, mark) => {
    expect(markTolerance({ full: '10', unit: '1', limit: '3' }, '5.5', part).toString()).toBe(mark);
    expect(markTolerance({ full: '10', unit: '1', limit: '3' }, '2', part).toString()).toBe('10');
    expect(markTolerance({ full: '10', unit: '1', limit: '3' }, '50', part).toString()).toBe('0');
  });
});

describe('the score of a table of items', () => {
  it('weighs the items that stay when one has left the table, and does not call it nought (R31)', () => {
    const { score, zeroItems, leftTable } = targetScore(
      {
        a: { full: '10', mark: '9' },
        b: { full: '10', mark: '0' },
        c: { full: '10', mark: '0', notApplicable: 'nothing was due' },
        d: { full: '0', mark: '0' },
      },
      'block',
    );
    expect([score?.toString(), zeroItems, leftTable]).toEqual(['45', ['b'], ['c']]);
  });

  it.each([
    ['reweight', '90'],
    ['zero', '45'],
  ] as const)('treats a missing mark by the policy of the scheme: %s', (policy, score) => {
    const items = { a: { full: '10', mark: '9' }, b: { full: '10', mark: null } };
    expect(targetScore(items, policy).score?.toString()).toBe(score);
  });

  it('is none when nothing is left', () => {
    expect(targetScore({}, 'block').score).toBeUndefined();
  });
});
