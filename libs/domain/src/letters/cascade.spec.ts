import { cascadeOf, type CascadeLetter } from './cascade';

const letter = (code: string, superior: string, bearer: string, over: Partial<CascadeLetter> = {}): CascadeLetter => ({
  id: code,
  code,
  superior,
  bearer,
  state: 'open',
  kind: 'original',
  roundId: code.startsWith('A') ? 'upper' : 'lower',
  childRoundId: null,
  ...over,
});
const tree = (letters: readonly CascadeLetter[]) =>
  cascadeOf(letters).map(({ letter: { code }, above, opensAfter }) => [code, above, opensAfter]);

describe('the cascade of letters', () => {
  it('puts the letters a superior gives under the one he bears, which holds them back until it is complete', () => {
    const gate = letter('A02', 'L1', 'L3', { childRoundId: 'lower' });
    const others = [letter('B01', 'L3', 'H1'), letter('A01', 'L1', 'L2'), letter('B02', 'L3', 'H2')];
    expect(tree([...others, gate])).toEqual([
      ['A01', null, null],
      ['A02', null, null],
      ['B01', 'A02', 'A02'],
      ['B02', 'A02', 'A02'],
    ]);
    expect(tree([...others, { ...gate, state: 'complete' }]).map(([, , opensAfter]) => opensAfter)).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  it('finds the superior of a letter that no round holds back, by his original letter', () => {
    const supplementary = letter('A01-S1', 'L1', 'L2', { kind: 'supplementary' });
    expect(tree([supplementary, letter('A02', 'L1', 'L2'), letter('B01', 'L2', 'H1')])).toEqual([
      ['A01-S1', null, null],
      ['A02', null, null],
      ['B01', 'A02', null],
    ]);
  });

  it('shows every letter once, also in a circle', () => {
    expect(tree([letter('A01', 'L1', 'L2'), letter('A02', 'L2', 'L1')])).toEqual([
      ['A01', null, null],
      ['A02', 'A01', null],
    ]);
  });
});
