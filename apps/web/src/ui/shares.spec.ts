import { choicesOf, isWhole, readShares, shareSum, shareText } from './shares';

describe('shares of domains', () => {
  it.each([
    [{}, true],
    [{ safety: '', integrity: ' ' }, true],
    [{ safety: '33.33', integrity: '66.67' }, true],
    [{ safety: '60', integrity: '39.99' }, false],
    [{ safety: '99.5', integrity: '0.5' }, false],
    [{ safety: '100.001' }, false],
    [{ safety: 'all' }, false],
  ])('%j may be sent: %s', (shares, expected) => {
    expect(isWhole(shares)).toBe(expected);
  });

  it('go into an address and come back', () => {
    const shares = { safety: '60', ideology: '', environment: '40.00' };
    expect(shareText(shares)).toBe('safety:60,environment:40.00');
    expect(readShares(shareText(shares))).toEqual({ safety: '60', environment: '40.00' });
    expect(choicesOf(shares)).toEqual([
      { key: 'safety', weight: '60' },
      { key: 'environment', weight: '40.00' },
    ]);
    expect([shareSum(shares), shareText({}), readShares('')]).toEqual([100, '', {}]);
  });
});
