import fc from 'fast-check';
import { sheetStateOf, type Sheet } from './ballots/sheet-validity';
import { decimal, divided, halfUp } from './decimals';
import { quotaPlaces } from './quotas/quota-places';
import { findScheme } from './scheme/catalogue';
import type { Scheme, TiePolicy } from './scheme/scheme';
import { verdict, type SubjectResult } from './verdict';
import type { SubjectInput, VerdictInputs } from './verdict-inputs';

/** No validator and no threshold of returns, so that one mark changes one mark and not a whole sheet. */
const demo = findScheme('deputies');
const scheme: Scheme = {
  ...demo,
  ballot: { ...demo.ballot, validators: [], coverage: '0', maxInvalidRate: '1', missingGroup: 'reweight' },
  missingComponent: 'reweight',
  vetoes: [{ code: 'veto', legalBasis: { document: '办法', article: '1', level: 'province' }, ceiling: null }],
  downgrades: [{ code: 'downgrade', steps: 1 }],
};
const words = demo.ballot.scale.map(({ word }) => word);
const groups = demo.ballot.groups.map(({ key }) => key);

const hundredth = (max: number) =>
  fc.integer({ min: 0, max: max * 100 }).map((n) => decimal(n).times('0.01').toString());
const events = fc
  .subarray(['veto', 'downgrade'] as const)
  .map((rules) => rules.map((rule) => ({ eventId: rule, rule, substantiated: true, document: '报告' })));
const subjectOf = (id: string): fc.Arbitrary<SubjectInput> =>
  fc.record({
    id: fc.constant(id),
    items: fc
      .tuple(hundredth(10), hundredth(10), hundredth(10))
      .map((marks) => Object.fromEntries(marks.map((mark, index) => [`I${index}`, { full: '10', mark }]))),
    processMarks: fc.array(hundredth(100), { minLength: 1, maxLength: 4 }),
    adjustments: fc.array(
      fc.record({
        code: fc.constantFrom('P1', 'P2', 'N1'),
        kind: fc.constantFrom('plus', 'minus'),
        points: hundredth(2),
        matter: fc.constantFrom('M1', 'M2'),
        decidedOn: fc.constant('2026-12-30'),
        approved: fc.boolean(),
      }),
      { maxLength: 3 },
    ),
    events: fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: events }),
  });
const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
const pools: fc.Arbitrary<VerdictInputs> = fc.integer({ min: 1, max: ids.length }).chain((size) =>
  fc.record({
    subjects: fc.tuple(...ids.slice(0, size).map(subjectOf)),
    groups: fc.constant([]),
    sheets: fc.array(
      fc.record({
        group: fc.constantFrom(...groups),
        marks: fc.record(
          Object.fromEntries(ids.slice(0, size).map((id) => [id, fc.constantFrom<string | null>(...words, null)])),
        ) as fc.Arbitrary<Sheet['marks']>,
      }),
      { minLength: 1, maxLength: 12 },
    ),
  }),
);

/** Many small pools on a busy machine. */
jest.setTimeout(120_000);

const seed = Date.now() % 2 ** 31;
const always = <Args extends [unknown, ...unknown[]]>(property: fc.IProperty<Args>) =>
  fc.assert(property, { seed, numRuns: 100 });
const resultOf = (some: Scheme, inputs: VerdictInputs, id: string): SubjectResult | undefined =>
  verdict(some, inputs).subjects.find((subject) => subject.id === id);
const total = (result: SubjectResult | undefined) => decimal(result?.exactTotal ?? 0);

describe(`any verdict (seed ${seed})`, () => {
  it('is the same, byte for byte, for the same inputs, and whatever order sheets and subjects came in', () => {
    always(
      fc.property(pools, (inputs) => {
        const turned = {
          ...inputs,
          sheets: inputs.sheets.toReversed(),
          subjects: inputs.subjects.toReversed(),
        };
        const first = JSON.stringify(verdict(scheme, inputs));
        return first === JSON.stringify(verdict(scheme, inputs)) && first === JSON.stringify(verdict(scheme, turned));
      }),
    );
  });

  it('never lowers the total of one who gets a better mark', () => {
    always(
      fc.property(pools, hundredth(10), fc.nat(), (inputs, mark, which) => {
        const [one, ...others] = inputs.subjects;
        const before = decimal(one?.items['I0']?.mark ?? 0);
        if (!one || !before.lessThan(mark)) return true;
        const better = {
          ...inputs,
          subjects: [{ ...one, items: { ...one.items, I0: { full: '10', mark } } }, ...others],
        };
        const sheets = inputs.sheets.map((sheet, index) =>
          index === which % inputs.sheets.length && words.slice(0, 4).includes(sheet.marks['a'] ?? '')
            ? { ...sheet, marks: { ...sheet.marks, a: words[0] ?? null } }
            : sheet,
        );
        const now = total(resultOf(scheme, inputs, 'a'));
        return (
          total(resultOf(scheme, better, 'a')).greaterThanOrEqualTo(now) &&
          total(resultOf(scheme, { ...inputs, sheets }, 'a')).greaterThanOrEqualTo(now)
        );
      }),
    );
  });

  it('keeps the ranks when all points and thresholds are halved', () => {
    const half = (figure: string): string => decimal(figure).times('0.5').toString();
    const halved: Scheme = {
      ...scheme,
      ballot: {
        ...scheme.ballot,
        scale: scheme.ballot.scale.map(({ word, points }) => ({ word, points: points === null ? null : half(points) })),
      },
      adjustments: { ...scheme.adjustments, plusCap: half(scheme.adjustments.plusCap ?? '0') },
      thresholdOn: 'exact',
      ladder: scheme.ladder.map((step) => ({ ...step, minimum: step.minimum === null ? null : half(step.minimum) })),
    };
    const subjects = (inputs: VerdictInputs): VerdictInputs => ({
      ...inputs,
      subjects: inputs.subjects.map((subject) => ({
        ...subject,
        items: Object.fromEntries(
          Object.entries(subject.items).map(([code, { full, mark }]) => [code, { full, mark: half(mark ?? '0') }]),
        ),
        processMarks: subject.processMarks.map(half),
        adjustments: subject.adjustments.map((entry) => ({ ...entry, points: half(entry.points) })),
      })),
    });
    const ranks = (some: Scheme, inputs: VerdictInputs) =>
      verdict(some, inputs).subjects.map(({ id, rank, grade }) => `${id} ${rank} ${grade}`);
    always(
      fc.property(pools, (inputs) => {
        expect(ranks(halved, subjects(inputs))).toEqual(ranks({ ...scheme, thresholdOn: 'exact' }, inputs));
      }),
    );
  });

  it('never gives more than the limit, unless a tie shares upwards, and then says so', () => {
    const ties = fc.constantFrom<TiePolicy>('shareDown', 'shareUp', { breakBy: ['target'] });
    always(
      fc.property(pools, ties, fc.boolean(), fc.integer({ min: 0, max: 100 }), (inputs, tie, refill, percent) => {
        const ladder = [
          { grade: '优秀', minimum: '0', maxZeroItems: null },
          ...demo.ladder.slice(1, 2),
          ...demo.ladder.slice(-1),
        ];
        const quotas = [
          { grade: '优秀', percent: `${percent}`, rounding: 'floor' },
          { grade: '良好', percent: '50', rounding: 'ceil' },
        ] as const;
        const { subjects, quotas: uses } = verdict({ ...scheme, ladder, quotas, tie, refill }, inputs);
        return uses.every(({ grade, given, places, isExceeded, rounding, percent: share }) => {
          const counted = subjects.filter((subject) => subject.grade === grade).length;
          const isHonest = counted === given && isExceeded === counted > places;
          return (
            isHonest && places === quotaPlaces(subjects.length, share, rounding) && (tie === 'shareUp' || !isExceeded)
          );
        });
      }),
    );
  });

  it('is the same without its invalid sheets', () => {
    const strict: Scheme = { ...scheme, ballot: { ...scheme.ballot, validators: [{ kind: 'allEqual' }] } };
    always(
      fc.property(pools, (inputs) => {
        const sheets = inputs.sheets.filter((sheet) => sheetStateOf(strict.ballot, sheet) !== 'invalid');
        expect(verdict(strict, { ...inputs, sheets }).subjects).toEqual(verdict(strict, inputs).subjects);
      }),
    );
  });

  it('knows no other pool: sheets of foreign groups change nothing', () => {
    always(
      fc.property(pools, (inputs) => {
        const foreign = inputs.sheets.map((sheet) => ({ ...sheet, group: 'committee' }));
        expect(verdict(scheme, { ...inputs, sheets: [...inputs.sheets, ...foreign] })).toEqual(verdict(scheme, inputs));
      }),
    );
  });

  it('never lowers one whose event is not substantiated after all', () => {
    always(
      fc.property(pools, fc.boolean(), (inputs, refill) => {
        const exempted = {
          ...inputs,
          subjects: inputs.subjects.map((subject) => (subject.id === 'a' ? { ...subject, events: [] } : subject)),
        };
        const placeOf = (grade = '') => demo.ladder.findIndex((step) => step.grade === grade);
        const some = { ...scheme, refill };
        const [before, after] = [resultOf(some, inputs, 'a'), resultOf(some, exempted, 'a')];
        return before?.exactTotal === after?.exactTotal && placeOf(after?.grade) <= placeOf(before?.grade);
      }),
    );
  });
});

describe(`any division (seed ${seed})`, () => {
  it('is within half a unit of the twentieth place, and away from nought at exactly one half', () => {
    always(
      fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.integer({ min: 1, max: 9_999 }), (a, b) => {
        const error = divided(decimal(a), decimal(b)).times(b).minus(a).abs();
        return error.times(2).lessThanOrEqualTo(decimal(b).times('1e-20'));
      }),
    );
  });

  it.each([
    ['0.0000000001', '0.00000000000000000001'],
    ['-0.0000000001', '-0.00000000000000000001'],
  ])('of %s, exactly one half of the twentieth place, goes away from nought', (dividend, quotient) => {
    expect(divided(decimal(dividend), decimal('20000000000')).toString()).toBe(quotient);
  });

  it.each([
    ['89.995', '90'],
    ['-0.005', '-0.01'],
    ['0.0049999', '0'],
  ])('%s is shown as %s', (exact, shown) => {
    expect(halfUp(decimal(exact), 2).toString()).toBe(shown);
  });
});
