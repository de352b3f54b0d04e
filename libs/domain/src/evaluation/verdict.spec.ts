import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Sheet } from './ballots/sheet-validity';
import { decimal, printed } from './decimals';
import { findScheme } from './scheme/catalogue';
import type { Scheme } from './scheme/scheme';
import { verdict } from './verdict';
import type { SubjectInput, VerdictInputs } from './verdict-inputs';

interface ExpectedResult {
  readonly letter: string;
  readonly target: string;
  readonly process: string;
  readonly processQuarters: readonly number[];
  readonly ballot: string;
  readonly ballotGroups: readonly { group: string; weight: number; valid: number; counted: number; mean: string }[];
  readonly base: string;
  readonly plus: string;
  readonly minus: string;
  readonly calibration: string;
  readonly total: string;
  readonly shown: string;
  readonly zeroItems: readonly string[];
  readonly items: Readonly<Record<string, string>>;
  readonly rank: number;
  readonly grade: string;
  readonly veto?: string;
}

interface ExpectedPool {
  readonly code: string;
  readonly adjustments: readonly (SubjectInput['adjustments'][number] & { readonly letter: string })[];
  readonly sheets: readonly Sheet[];
  readonly published: readonly ExpectedResult[];
  readonly final?: readonly ExpectedResult[];
}

const pools = JSON.parse(readFileSync(join(__dirname, 'testdata', 'pools.json'), 'utf8')) as readonly ExpectedPool[];

function poolOf(code: string): ExpectedPool {
  const pool = pools.find((candidate) => candidate.code === code);
  if (!pool) throw new Error(`no pool ${code}`);
  return pool;
}

const inputsOf = (pool: ExpectedPool, results: readonly ExpectedResult[], isVetoed: boolean): VerdictInputs => ({
  sheets: pool.sheets,
  groups: [...new Set(pool.sheets.map(({ group }) => group))].map((key) => {
    const count = pool.sheets.filter(({ group }) => group === key).length;
    return { key, issued: count, returned: count };
  }),
  subjects: results.map((result) => ({
    id: result.letter,
    items: Object.fromEntries(Object.entries(result.items).map(([code, mark]) => [code, { full: '10.00', mark }])),
    processMarks: result.processQuarters.map(String),
    adjustments: pool.adjustments.filter(({ letter }) => letter === result.letter),
    ...(result.calibration === '0' ? {} : { calibration: { points: result.calibration, reason: 'late figure' } }),
    ...(isVetoed && result.veto ? { veto: { basis: result.veto } } : {}),
  })),
});

const sixPlaces = (figure: string): string => printed(decimal(figure), 6);

/** Every figure of a result in the form of the worked example. */
const figures = (scheme: Scheme, inputs: VerdictInputs) =>
  verdict(scheme, inputs).subjects.map(({ components, exactTotal, explanation: _, ...result }) => ({
    ...result,
    ...components,
    total: sixPlaces(exactTotal),
    ballotGroups: result.ballotGroups.map(({ weight, ...group }) => ({ ...group, weight: sixPlaces(weight) })),
  }));

const expectedFigures = (results: readonly ExpectedResult[]) =>
  results
    .map(({ letter, items: _items, processQuarters: _quarters, veto: _veto, ...result }) => ({
      ...result,
      id: letter,
      target: sixPlaces(result.target),
      process: sixPlaces(result.process),
      plus: printed(decimal(result.plus), 2),
      minus: printed(decimal(result.minus), 2),
      calibration: printed(decimal(result.calibration), 2),
      ballotGroups: result.ballotGroups.map(({ weight, ...group }) => ({ ...group, weight: sixPlaces(`${weight}`) })),
    }))
    .toSorted((a, b) => a.rank - b.rank);

describe('the verdict of the worked example, from raw sheets to grades', () => {
  it('gives the deputies the figures, ranks and grades of the example, the veto on the first in rank with its place refilled', () => {
    const pool = poolOf('deputies');
    expect(figures(findScheme('deputies'), inputsOf(pool, pool.published, true))).toEqual(
      expectedFigures(pool.published),
    );
  });

  it('gives the first two the top grade and the third the next one when nothing is vetoed', () => {
    const pool = poolOf('deputies');
    const grades = figures(findScheme('deputies'), inputsOf(pool, pool.published, false)).map(({ id, grade }) => [
      id,
      grade,
    ]);
    expect(grades.slice(0, 3)).toEqual([
      ['A05', '优秀'],
      ['A01', '优秀'],
      ['A02', '良好'],
    ]);
    expect(grades.filter(([, grade]) => grade === '良好')).toHaveLength(5);
  });

  it('gives the branch secretaries the published result', () => {
    const pool = poolOf('branchSecretaries');
    const scheme = findScheme('branch-secretaries');
    expect(figures(scheme, inputsOf(pool, pool.published, false))).toEqual(expectedFigures(pool.published));
  });

  it('re-decides the fourth place when two items are restored after a review', () => {
    const pool = poolOf('branchSecretaries');
    const final = pool.final ?? [];
    expect(figures(findScheme('branch-secretaries'), inputsOf(pool, final, false))).toEqual(expectedFigures(final));
  });

  it('tells nobody in the pool a lower grade than before but the one whose place was taken', () => {
    const pool = poolOf('branchSecretaries');
    const scheme = findScheme('branch-secretaries');
    const gradesOf = (results: readonly ExpectedResult[]) =>
      new Map(figures(scheme, inputsOf(pool, results, false)).map(({ id, grade }) => [id, grade]));
    const [before, after] = [gradesOf(pool.published), gradesOf(pool.final ?? [])];
    expect([...before].filter(([id, grade]) => after.get(id) !== grade).map(([id]) => id)).toEqual(['B04', 'B09']);
  });

  it('prints the limit, the way it was rounded, and the sheets that did not count', () => {
    const pool = poolOf('deputies');
    const { quotas, boxes } = verdict(findScheme('deputies'), inputsOf(pool, pool.published, true));
    expect(quotas).toEqual([
      { grade: '优秀', percent: '30', rounding: 'floor', rated: 7, places: 2, given: 2, isExceeded: false },
    ]);
    expect(boxes.find(({ group }) => group === 'staff')).toMatchObject({ returned: 20, invalid: 3, repeatedFor: null });
  });

  it('explains how the vetoed first in rank came to the worst grade', () => {
    const pool = poolOf('deputies');
    const [first] = verdict(findScheme('deputies'), inputsOf(pool, pool.published, true)).subjects;
    expect(first?.explanation).toContainEqual({
      step: 16,
      rule: 'R38',
      figures: { earned: '优秀', grade: '不合格', ground: 'veto', basis: 'integrity opinion of 2027-01-07' },
    });
  });
});

describe('a verdict that cannot be given', () => {
  const pool = poolOf('deputies');
  const scheme = findScheme('deputies');
  const inputs = inputsOf(pool, pool.published, false);
  const changed = (change: Partial<SubjectInput>): VerdictInputs => ({
    ...inputs,
    subjects: inputs.subjects.map((subject, index) => (index === 0 ? { ...subject, ...change } : subject)),
  });
  const box = (issued: number, returned: number): VerdictInputs => ({
    ...inputs,
    groups: [{ key: 'heads', issued, returned }],
  });

  it.each([
    ['the pool is empty', { ...inputs, subjects: [] }, 'pool.empty'],
    [
      'nobody in it is rated',
      {
        ...inputs,
        subjects: inputs.subjects
          .slice(0, 1)
          .map((subject) => ({ ...subject, notRated: { category: 'on-probation', reason: '试用期' } })),
      },
      'pool.empty',
    ],
    ['a quarter was never marked', changed({ processMarks: [] }), 'pool.empty'],
    ['an item was never marked', changed({ items: { SAF1: { full: '10', mark: null } } }), 'pool.empty'],
    ['a mark is above full', changed({ items: { SAF1: { full: '10', mark: '10.01' } } }), 'ballot.scale'],
    ['R1: a quarter is marked above 100', changed({ processMarks: ['100.01'] }), 'ballot.scale'],
    ['a mark is below nought', changed({ processMarks: ['-1'] }), 'ballot.scale'],
    ['a calibration goes beyond its limit', changed({ calibration: { points: '2.01', reason: '…' } }), 'ballot.scale'],
    ['a calibration has no reason', changed({ calibration: { points: '1', reason: ' ' } }), 'ballot.scale'],
    [
      'a group cast nothing',
      { ...inputs, sheets: inputs.sheets.filter(({ group }) => group !== 'peers') },
      'pool.empty',
    ],
    ['R19: more sheets came back than were issued', box(12, 13), 'pool.empty'],
    ['too few sheets came back', box(26, 13), 'pool.empty'],
    ['a word is not on the scale', { ...inputs, sheets: [{ group: 'peers', marks: { A05: '好' } }] }, 'ballot.scale'],
    [
      'an event names no rule',
      changed({ events: [{ eventId: 'E', rule: 'none', substantiated: true, document: 'D' }] }),
      'scheme.invalid',
    ],
  ] as const)('because %s, says so', (_, someInputs, code) => {
    expect(() => verdict(scheme, someInputs)).toThrow(code);
  });

  it('names who is not rated, and why, and rates the others among themselves', () => {
    const one = changed({ notRated: { category: 'new-in-post', reason: '任职不满六个月' } });
    const { excluded, subjects, quotas } = verdict(scheme, one);
    expect(excluded).toEqual([{ id: 'A05', category: 'new-in-post', reason: '任职不满六个月' }]);
    expect(subjects.map(({ id, rank }) => `${rank} ${id}`).slice(0, 2)).toEqual(['1 A01', '2 A02']);
    expect(quotas).toMatchObject([{ rated: 6, places: 1 }]);
  });

  it('ranks and compares by the exact or the shown total, as the scheme says', () => {
    const near = (id: string, points: string): SubjectInput => ({
      id,
      items: {},
      processMarks: [points],
      adjustments: [],
    });
    const processOnly: Scheme = { ...scheme, components: { process: '100' }, quotas: [] };
    const twins = { subjects: [near('a', '89.996'), near('b', '89.998')], groups: [], sheets: [] };
    const told = (change: Partial<Scheme>) =>
      verdict({ ...processOnly, ...change }, twins).subjects.map(({ id, rank, grade }) => `${rank} ${id} ${grade}`);
    expect(told({})).toEqual(['1 b 优秀', '2 a 优秀']);
    expect(told({ rankOn: 'shown' })).toEqual(['1 a 优秀', '1 b 优秀']);
    expect(told({ thresholdOn: 'exact' })).toEqual(['1 b 良好', '2 a 良好']);
  });
});
