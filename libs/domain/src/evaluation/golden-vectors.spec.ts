import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCalendar, type CalendarFile } from '../calendars/working-calendar';
import { dueOn } from '../clocks/due-rule';
import { tallyGroup } from './ballots/tally-group';
import type { Sheet } from './ballots/sheet-validity';
import { decimal, hundredths, meanOf, printed, sumOf } from './decimals';
import { assignGrades } from './grades/assign-grades';
import { quotaPlaces } from './quotas/quota-places';
import { plusAndMinus } from './adjustments/plus-and-minus';
import { findScheme } from './scheme/catalogue';
import type { Scheme } from './scheme/scheme';

interface Group {
  readonly name: string;
  readonly weight: string;
  readonly marks: readonly { readonly mark: string; readonly count: number }[];
}

const vectors = JSON.parse(readFileSync(join(__dirname, 'testdata', 'golden-vectors.json'), 'utf8'));
const scheme = findScheme('deputies');
const wordOf: Readonly<Record<string, string>> = {
  '95': '优秀',
  '80': '称职',
  '65': '基本称职',
  '40': '不称职',
  unknown: '不了解',
};

const sheetsOf = ({ name, marks }: Group): Sheet[] =>
  marks.flatMap(({ mark, count }) =>
    Array.from({ length: count }, () => ({ group: name, marks: { s: wordOf[mark] ?? null } })),
  );

function weighted(rules: Scheme, groups: readonly Group[]) {
  const tallies = groups.map((group) => ({ group, tally: tallyGroup(rules.ballot, sheetsOf(group), 's') }));
  const terms = tallies.map(({ group, tally }) => (tally.mean ?? decimal(0)).times(group.weight));
  return { tallies, value: hundredths(sumOf(terms)) };
}

const unknownAsZero: Scheme = { ...scheme, ballot: { ...scheme.ballot, unknown: 'zero' } };

describe('golden vectors', () => {
  it.each([
    ['V1: weights the groups and leaves 不了解 out', scheme, vectors.V1.expected],
    ['V2: shows what it costs to count 不了解 as nought', unknownAsZero, vectors.V2.expected],
  ])('%s', (_, rules, expected) => {
    const { tallies, value } = weighted(rules, vectors.V1.input.groups);
    for (const { group, tally } of tallies)
      expect({ mean: printed(tally.mean ?? decimal(0), 6), counted: tally.counted }).toEqual(
        expected.groups[group.name],
      );
    expect(printed(value, 6)).toBe(expected.weighted);
  });

  it('V1, V2: pooling without weights and counting 不了解 as nought would both be wrong, and by how much', () => {
    const points = vectors.V1.input.groups
      .flatMap(({ marks }: Group) => marks.flatMap(({ mark, count }) => Array.from({ length: count }, () => mark)))
      .filter((mark: string) => mark !== 'unknown');
    expect(printed(meanOf(points.map(decimal)) ?? decimal(0), 6)).toBe(vectors.V1.expected.pooledWithoutWeights);
    const [right, wrong] = [scheme, unknownAsZero].map((rules) => weighted(rules, vectors.V1.input.groups).value);
    expect(right && wrong && printed(right.minus(wrong), 6)).toBe(vectors.V2.expected.differenceToV1);
  });

  it('V3: adds the highest of two plus entries for one matter, and takes the minus entry off', () => {
    const { value } = weighted(scheme, vectors.V1.input.groups);
    const base = hundredths(sumOf([decimal('92.40').times(50), decimal('95').times(15), value.times(35)]));
    const entry = { decidedOn: '2026-12-30', approved: true };
    const { plus, minus } = plusAndMinus(scheme, [
      { ...entry, code: 'P1', kind: 'plus', points: '2', matter: 'M-01' },
      { ...entry, code: 'P2', kind: 'plus', points: '1', matter: 'M-01' },
      { ...entry, code: 'N1', kind: 'minus', points: '1.5', matter: 'N1' },
    ]);
    const total = base.plus(plus).minus(minus);
    expect([printed(base, 6), plus.toString(), minus.toString(), printed(total, 6), printed(total, 2)]).toEqual(
      Object.values(vectors.V3.expected),
    );
  });

  it.each(vectors.V4.expected as { pool: number; percent: string; floor: number; round: number; ceil: number }[])(
    'V4: $percent % of $pool gives $floor, $round or $ceil places by the way of rounding',
    ({ pool, percent, ...expected }) => {
      for (const rounding of ['floor', 'round', 'ceil'] as const)
        expect(quotaPlaces(pool, percent, rounding)).toBe(expected[rounding]);
    },
  );

  it.each([...vectors.V5.expected, ...vectors.V5.more] as { start: string; workingDays: number; due: string }[])(
    'V5: $workingDays working days from $start end on $due',
    ({ start, workingDays, due }) => {
      const file = JSON.parse(
        readFileSync(join(__dirname, '../cycles/testdata/calendar-2026.json'), 'utf8'),
      ) as CalendarFile;
      expect(dueOn(createCalendar([file], 1), start, { kind: 'workingDays', days: workingDays })).toBe(due);
    },
  );

  it.each(vectors.V5.window as { start: string; workingDays: number; lastDay: string }[])(
    'V5: a window of $workingDays working days from $start counts its first day and ends on $lastDay',
    ({ start, workingDays, lastDay }) => {
      const provisional: CalendarFile = {
        calendarId: 'provisional',
        status: 'provisional',
        timeZone: 'Asia/Shanghai',
        daysOff: [{ nameZh: '元旦', dates: ['2027-01-01'] }],
        makeUpWorkingDays: [],
      };
      expect(dueOn(createCalendar([provisional], 1), start, { kind: 'window', days: workingDays })).toBe(lastDay);
    },
  );

  it.each([
    ['refillFalse', false],
    ['refillTrue', true],
  ] as const)('V6: a veto beats the first rank (%s)', (name, refill) => {
    const { totals, veto, ladder } = vectors.V6.input;
    const rules: Scheme = {
      ...scheme,
      ladder: ladder.map((step: { grade: string; minimum: string | null; maxZeroItems: number | null }) => step),
      quotas: [{ grade: 'excellent', percent: '30', rounding: 'floor' }],
      refill,
    };
    const { graded, quotas } = assignGrades(
      rules,
      Object.entries(totals as Record<string, string>).map(([id, total]) => ({
        id,
        total: decimal(total),
        compared: decimal(total),
        zeroItems: 0,
        components: {},
        lowering: { steps: 0, ceiling: id === veto ? ladder.length - 1 : 0, grounds: [] },
      })),
    );
    expect(Object.fromEntries(graded.map(({ id, grade }) => [id, grade]))).toEqual(vectors.V6.expected[name]);
    expect(Object.fromEntries(graded.map(({ id, rank }) => [id, rank]))).toEqual(vectors.V6.expected.ranks);
    expect(quotas).toMatchObject([{ places: vectors.V6.input.topLimit, given: refill ? 2 : 1, isExceeded: false }]);
  });
});
