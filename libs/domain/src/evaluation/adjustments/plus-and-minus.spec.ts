import { decimal } from '../decimals';
import { findScheme } from '../scheme/catalogue';
import { adjustedTotal, plusAndMinus, type AdjustmentInput } from './plus-and-minus';

const { adjustments } = findScheme('deputies');
const entry = (code: string, points: string, more: Partial<AdjustmentInput> = {}): AdjustmentInput => ({
  code,
  kind: 'plus',
  points,
  matter: code,
  decidedOn: '2026-12-31',
  approved: true,
  ...more,
});
const sums = (entries: readonly AdjustmentInput[], policy: Partial<typeof adjustments> = {}, cutOffOn?: string) => {
  const { plus, minus, counted } = plusAndMinus({ adjustments: { ...adjustments, ...policy } }, entries, cutOffOn);
  return [plus.toString(), minus.toString(), counted.join(' ')];
};

describe('the register of plus and minus entries', () => {
  it('R10: counts approved entries only, up to the cut-off and not after it', () => {
    const entries = [
      entry('P1', '1'),
      entry('P2', '0.5', { approved: false }),
      entry('P3', '0.25', { decidedOn: '2027-01-01' }),
    ];
    expect(sums(entries, {}, '2026-12-31')).toEqual(['1', '0', 'P1']);
    expect(sums(entries)).toEqual(['1.25', '0', 'P1 P3']);
  });

  it('counts the highest plus of a matter, whatever came first, but every minus', () => {
    const [one, two] = [entry('P1', '1', { matter: 'M' }), entry('P2', '2', { matter: 'M' })];
    const minus = ['N1', 'N2'].map((code) => entry(code, '1.5', { kind: 'minus', matter: 'M' }));
    expect(sums([one, two, ...minus])).toEqual(['2', '3', 'N1 N2 P2']);
    expect(sums([two, one, ...minus])).toEqual(['2', '3', 'N1 N2 P2']);
    expect(sums([one, two], { highestOnlyPerMatter: false })[0]).toBe('3');
  });

  it('caps both sums where the scheme does', () => {
    const entries = [entry('P1', '2'), entry('P2', '1.5'), entry('N1', '4', { kind: 'minus' })];
    expect(sums(entries).slice(0, 2)).toEqual(['3', '4']);
    expect(sums(entries, { plusCap: null, minusCap: '2.5' }).slice(0, 2)).toEqual(['3.5', '2.5']);
  });

  it('keeps the total above its floor and below its cap', () => {
    const within = (figure: string) =>
      adjustedTotal({ adjustments: { ...adjustments, totalCap: '100' } }, decimal(figure)).toString();
    expect(['-3', '42', '103'].map(within)).toEqual(['0', '42', '100']);
  });
});
