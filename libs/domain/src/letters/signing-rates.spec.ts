import { signingRates, type LetterToCount } from './signing-rates';

const letter = (over: Partial<LetterToCount>): LetterToCount => ({
  level: 'A',
  unit: 'D01',
  domains: ['safety', 'integrity'],
  dueOn: '2026-02-12',
  completedOn: null,
  ...over,
});
const inTime = letter({ completedOn: '2026-02-12' });
const late = letter({ completedOn: '2026-02-13', domains: ['safety'] });
const missing = letter({ unit: null });
const early = letter({ level: 'B', dueOn: '2026-03-02', completedOn: '2026-02-20', unit: 'D02' });
const unopened = letter({ level: 'B', dueOn: null, unit: 'D02' });
const all = [inTime, late, missing, early, unopened];

describe('the signing rate', () => {
  it('is signed in time of those due, on the day that is asked', () => {
    expect(signingRates(all, '2026-03-01').total).toEqual({
      letters: 5,
      complete: 3,
      due: 3,
      onTime: 1,
      late: 1,
      unsigned: 1,
      rate: '33.33',
    });
    expect(signingRates(all, '2026-03-02').total).toMatchObject({ due: 4, onTime: 2, rate: '50.00' });
  });

  it('knows on an earlier day only what was signed by then', () => {
    expect(signingRates(all, '2026-02-12').total).toMatchObject({
      complete: 1,
      due: 3,
      onTime: 1,
      late: 0,
      unsigned: 2,
    });
  });

  it('is none while nothing is due', () => {
    expect(signingRates(all, '2026-02-11').total).toMatchObject({ due: 0, rate: null });
    expect(signingRates([], '2026-02-11').total.rate).toBeNull();
  });

  it('is counted by level, unit and domain; a letter counts in each of its domains', () => {
    const { levels, units, domains } = signingRates(all, '2026-03-02');
    const shown = (groups: typeof levels) => groups.map(({ key, onTime, due, rate }) => [key, onTime, due, rate]);
    expect(shown(levels)).toEqual([
      ['A', 1, 3, '33.33'],
      ['B', 1, 1, '100.00'],
    ]);
    expect(shown(units)).toEqual([
      ['D01', 1, 2, '50.00'],
      ['D02', 1, 1, '100.00'],
      [null, 0, 1, '0.00'],
    ]);
    expect(shown(domains)).toEqual([
      ['integrity', 2, 3, '66.67'],
      ['safety', 2, 4, '50.00'],
    ]);
  });
});
