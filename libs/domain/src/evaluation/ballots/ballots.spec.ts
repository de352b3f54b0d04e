import { findScheme } from '../scheme/catalogue';
import type { BallotRules, Scheme } from '../scheme/scheme';
import { ballotScore, sortBallots } from './ballot-score';
import { countBox } from './box-count';
import { hasQuorum } from './has-quorum';
import { sheetStateOf, type Sheet } from './sheet-validity';
import { tallyGroup } from './tally-group';

const scheme = findScheme('deputies');
const rules = scheme.ballot;
const sheet = (words: readonly (string | null)[], more: Partial<Sheet> = {}): Sheet => ({
  group: 'heads',
  marks: Object.fromEntries(words.map((word, index) => [`s${index}`, word])),
  ...more,
});
const mean = (some: BallotRules, sheets: readonly Sheet[]) => tallyGroup(some, sheets, 's0').mean?.toString();

describe('a sheet', () => {
  it.each([
    ['all equal on three lines', ['优秀', '优秀', '优秀'], 'invalid'],
    ['all "do not know" on three lines', ['不了解', '不了解', '不了解'], 'invalid'],
    ['equal on two lines only', ['优秀', '优秀'], 'valid'],
    ['equal on two answered lines of three', ['优秀', '优秀', null], 'valid'],
    ['different somewhere', ['优秀', '优秀', '称职'], 'valid'],
    ['without an answered line', [null, null, null], 'blank'],
    ['without lines', [], 'blank'],
  ])('R21: %s is judged as cast', (_, words, state) => {
    expect(sheetStateOf(rules, sheet(words))).toBe(state);
  });

  it('R21: is judged before its own line is dropped', () => {
    const own = sheet(['优秀', '优秀', '称职'], { raterSubjectId: 's2' });
    expect(sheetStateOf(rules, own)).toBe('valid');
    expect(tallyGroup(rules, [own], 's2')).toMatchObject({ valid: 0, counted: 0 });
    expect(tallyGroup(rules, [own], 's0')).toMatchObject({ valid: 1, counted: 1 });
  });

  it('R21: gives the top word to no more than so many, and a low one to at least so many', () => {
    const atMost: BallotRules = { ...rules, validators: [{ kind: 'atMost', lines: 1, points: '95' }] };
    const atLeast: BallotRules = { ...rules, validators: [{ kind: 'atLeast', lines: 1, points: '80' }] };
    expect(['优秀', '称职'].map((word) => sheetStateOf(atMost, sheet(['优秀', word])))).toEqual(['invalid', 'valid']);
    expect(['称职', '基本称职'].map((word) => sheetStateOf(atLeast, sheet(['优秀', word])))).toEqual([
      'invalid',
      'valid',
    ]);
  });

  it('R16: with a word of another scale is refused', () => {
    expect(() => sheetStateOf(rules, sheet(['好']))).toThrow('ballot.scale');
  });
});

describe('the mean of a group', () => {
  const line = (word: string | null): Sheet => sheet([word]);

  it.each([
    ['exclude', '95'],
    ['zero', '47.5'],
    [{ points: '65' }, '80'],
  ] as const)('R17: treats "do not know" as the scheme says: %j', (unknown, value) => {
    expect(mean({ ...rules, unknown }, [line('优秀'), line('不了解')])).toBe(value);
  });

  it('R17: treats a blank line of an answered sheet as an abstention, and a blank sheet as nothing', () => {
    const abstained = sheet([null, '称职']);
    expect(mean({ ...rules, abstain: 'zero' }, [line('优秀'), abstained])).toBe('47.5');
    expect(mean({ ...rules, abstain: 'zero' }, [line('优秀'), line(null)])).toBe('95');
  });

  it('R22: drops the highest and the lowest of more than five marks, and none of five', () => {
    const trim = { ...rules, trim: 5 };
    const five = ['优秀', '称职', '称职', '称职', '不称职'].map(line);
    expect(mean(trim, five)).toBe('75');
    expect(mean(trim, [...five, line('优秀')])).toBe('83.75');
    expect(tallyGroup(trim, [...five, line('优秀')], 's0')).toMatchObject({ valid: 6, counted: 4 });
  });

  it('R26: leaves out the line of a recused rater, and keeps the rest of his sheet', () => {
    const recused = sheet(['不称职', '称职'], { recusedFrom: ['s0'] });
    expect(mean(rules, [line('优秀'), recused])).toBe('95');
    expect(tallyGroup(rules, [recused], 's1').mean?.toString()).toBe('80');
  });

  it('is none without a counted mark', () => {
    expect(tallyGroup(rules, [line('不了解')], 's0')).toEqual({ valid: 1, counted: 0, mean: undefined });
  });
});

describe('a box', () => {
  const good = sheet(['优秀', '优秀', '称职']);
  const bad = sheet(['优秀', '优秀', '优秀']);
  const count = (sheets: readonly Sheet[], issued: number, returned = sheets.length) =>
    countBox(rules, 'heads', sheets, { key: 'heads', issued, returned }).repeatedFor;

  it.each([
    ['R19: more came back than were issued', [good, good], 1, 'over-issue'],
    ['R23: more than a fifth is invalid', [good, good, good, bad], 4, 'invalid-rate'],
    ['half came back, which is not more than half', [good, good], 4, 'coverage'],
    ['nothing was cast', [], 4, 'coverage'],
  ])('votes again when %s', (_, sheets, issued, reason) => {
    expect(count(sheets, issued)).toBe(reason);
  });

  it('counts when exactly a fifth is invalid, and when some did not vote', () => {
    expect(count([good, good, good, good, bad], 5)).toBeNull();
    expect(count([good, good, good], 5)).toBeNull();
  });

  it('believes the box, not the sheets, when it says that more came back', () => {
    expect(count([good, good], 2, 3)).toBe('over-issue');
  });
});

describe('the ballot of a pool', () => {
  const two: Scheme = {
    ...scheme,
    ballot: {
      ...rules,
      groups: [
        { key: 'heads', weight: '60' },
        { key: 'staff', weight: '40' },
      ],
    },
  };
  const heads = sheet(['优秀']);
  const score = (some: Scheme, sheets: readonly Sheet[]) =>
    ballotScore(some, sortBallots(some, sheets, []), 's0').score?.toString();
  const missing = (missingGroup: BallotRules['missingGroup']): Scheme => ({
    ...two,
    ballot: { ...two.ballot, missingGroup },
  });

  it.each([
    ['reweight', '95'],
    ['drop', '57'],
    [{ points: '80' }, '89'],
  ] as const)('without a mark of one group follows the policy: %j', (policy, value) => {
    expect(score(missing(policy), [heads])).toBe(value);
  });

  it('without a mark of one group blocks by default, naming it', () => {
    expect(() => score(two, [heads])).toThrow('pool.empty');
  });

  it('R24: shows an advisory group and does not weigh it', () => {
    const groups = [...two.ballot.groups.slice(0, 1), { key: 'staff', weight: '40', advisory: true } as const];
    const advisory: Scheme = { ...two, ballot: { ...two.ballot, missingGroup: 'drop', groups } };
    const sheets = [heads, { ...sheet(['不称职']), group: 'staff' }];
    const result = ballotScore(advisory, sortBallots(advisory, sheets, []), 's0');
    expect(result.score?.toString()).toBe('57');
    expect(result.groups.map(({ mean: shown }) => shown)).toEqual(['95.000000', '40.000000']);
  });
});

describe('a quorum', () => {
  it.each([
    [11, 22, false],
    [12, 22, true],
    [0, 0, false],
    [5, 9, true],
  ])('R18: with %i of %i: %s', (present, due, has) => {
    expect(hasQuorum(present, due)).toBe(has);
  });

  it('R18: of two thirds counts exactly two thirds', () => {
    expect([5, 6].map((present) => hasQuorum(present, 9, 'twoThirds'))).toEqual([false, true]);
    expect(hasQuorum(0, 0, 'twoThirds')).toBe(false);
  });
});
