import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Sheet } from './ballots/sheet-validity';
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
  groups: [],
  subjects: results.map((result) => ({
    id: result.letter,
    items: Object.fromEntries(Object.entries(result.items).map(([code, mark]) => [code, { full: '10.00', mark }])),
    processMarks: result.processQuarters.map(String),
    adjustments: pool.adjustments.filter(({ letter }) => letter === result.letter),
    ...(result.calibration === '0' ? {} : { calibration: { points: result.calibration, reason: 'late figure' } }),
    ...(isVetoed && result.veto ? { veto: { basis: result.veto } } : {}),
  })),
});

const figures = (scheme: Scheme, inputs: VerdictInputs) =>
  verdict(scheme, inputs).subjects.map(
    ({ id, components, ballotGroups, base, exactTotal, shown, zeroItems, rank, grade }) => ({
      id,
      ballot: components.ballot,
      groups: ballotGroups.map(({ group, valid, counted, mean }) => [group, valid, counted, mean].join(' ')),
      base,
      total: Number.parseFloat(exactTotal).toFixed(6),
      shown,
      zeroItems,
      rank,
      grade,
    }),
  );

const expectedFigures = (results: readonly ExpectedResult[]) =>
  results
    .map((result) => ({
      id: result.letter,
      ballot: result.ballot,
      groups: result.ballotGroups.map(({ group, valid, counted, mean }) => [group, valid, counted, mean].join(' ')),
      base: result.base,
      total: result.total,
      shown: result.shown,
      zeroItems: result.zeroItems,
      rank: result.rank,
      grade: result.grade,
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

  it('does not care in which order the sheets came', () => {
    const pool = poolOf('deputies');
    const inputs = inputsOf(pool, pool.published, true);
    const turned = { ...inputs, sheets: inputs.sheets.toReversed() };
    expect(verdict(findScheme('deputies'), turned)).toEqual(verdict(findScheme('deputies'), inputs));
  });

  it('refuses an empty pool', () => {
    expect(() => verdict(findScheme('deputies'), { subjects: [], groups: [], sheets: [] })).toThrow('pool.empty');
  });
});
