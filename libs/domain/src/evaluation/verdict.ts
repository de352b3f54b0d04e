import { Decimal } from 'decimal.js';
import { DomainError } from '../errors/domain-error';
import { plusAndMinus } from './adjustments/plus-and-minus';
import { tallyGroup, type GroupTally } from './ballots/tally-group';
import { decimal, divided, meanOf, printed, sumOf } from './decimals';
import { assignGrades } from './grades/assign-grades';
import type { Scheme } from './scheme/scheme';
import type { SubjectInput, VerdictInputs } from './verdict-inputs';

export interface GroupResult {
  readonly group: string;
  readonly weight: string;
  readonly valid: number;
  readonly counted: number;
  readonly mean: string;
}

export interface ExplanationLine {
  /** Step of the order of computation (rules.md §5). */
  readonly step: number;
  readonly rule: string;
  readonly figures: Readonly<Record<string, string>>;
}

export interface SubjectResult {
  readonly id: string;
  readonly components: { readonly target: string; readonly process: string; readonly ballot: string };
  readonly ballotGroups: readonly GroupResult[];
  readonly base: string;
  readonly plus: string;
  readonly minus: string;
  readonly calibration: string;
  /** Twelve places: what ranks compare. */
  readonly exactTotal: string;
  /** Two places: what thresholds compare and what is printed. */
  readonly shown: string;
  readonly zeroItems: readonly string[];
  readonly rank: number;
  readonly grade: string;
  readonly explanation: readonly ExplanationLine[];
}

/** The verdict of a pool: pure and complete, in rank order. */
export interface Verdict {
  readonly subjects: readonly SubjectResult[];
}

/**
 * Computes a pool's verdict from frozen inputs, in the order of rules.md §5 (steps 3–17). Same inputs, same bytes.
 *
 * @throws DomainError `pool.empty` without subjects; `ballot.scale` when a group with weight has no counted mark and the scheme
 *   blocks on that.
 */
export function verdict(scheme: Scheme, inputs: VerdictInputs): Verdict {
  if (inputs.subjects.length === 0) throw new DomainError('pool.empty', { pool: scheme.key });
  const scored = inputs.subjects.map((subject) => score(scheme, inputs, subject));
  const graded = assignGrades(
    scheme,
    scored.map(({ subject, total, zeroItems }) => ({
      id: subject.id,
      total: total.toDecimalPlaces(12, Decimal.ROUND_HALF_UP),
      shown: total.toDecimalPlaces(2, Decimal.ROUND_HALF_UP),
      zeroItems: zeroItems.length,
      isVetoed: subject.veto !== undefined,
    })),
  );
  return {
    subjects: graded.flatMap(({ id, rank, grade }) =>
      scored.filter(({ subject }) => subject.id === id).map((one) => resultOf(one, rank, grade)),
    ),
  };
}

interface Scored {
  readonly subject: SubjectInput;
  readonly target: Decimal;
  readonly process: Decimal;
  readonly ballot: Decimal;
  readonly groups: readonly GroupResult[];
  readonly base: Decimal;
  readonly plus: Decimal;
  readonly minus: Decimal;
  readonly calibration: Decimal;
  readonly total: Decimal;
  readonly zeroItems: readonly string[];
}

function score(scheme: Scheme, inputs: VerdictInputs, subject: SubjectInput): Scored {
  const items = Object.entries(subject.items);
  const target = divided(
    sumOf(items.map(([, { mark }]) => decimal(mark))).times(100),
    sumOf(items.map(([, { full }]) => decimal(full))),
  );
  const process = meanOf(subject.processMarks.map(decimal)) ?? decimal(0);
  const { ballot, groups } = ballotOf(scheme, inputs, subject.id);
  const { components } = scheme;
  const base = sumOf([
    target.times(components.target),
    process.times(components.process),
    ballot.times(components.ballot),
  ]).div(100);
  const { plus, minus } = plusAndMinus(scheme, subject.adjustments);
  const calibration = decimal(subject.calibration?.points ?? 0);
  const zeroItems = items.filter(([, { full, mark }]) => decimal(full).greaterThan(0) && decimal(mark).isZero());
  return {
    subject,
    target,
    process,
    ballot,
    groups,
    base,
    plus,
    minus,
    calibration,
    total: Decimal.max(base.plus(plus).minus(minus), 0).plus(calibration),
    zeroItems: zeroItems.map(([code]) => code),
  };
}

/** Step 5: mean per group, then the groups by their weights (R17, R21, R25). */
function ballotOf({ ballot: rules, ...scheme }: Scheme, { sheets }: VerdictInputs, subjectId: string) {
  const tallies = rules.groups.map(({ key, weight }) => ({
    key,
    weight,
    tally: tallyGroup(
      { ballot: rules, ...scheme },
      sheets.filter(({ group }) => group === key),
      subjectId,
    ),
  }));
  const missing = tallies.find(({ tally }) => tally.mean === undefined);
  if (missing && rules.missingGroup === 'block')
    throw new DomainError('ballot.scale', { group: missing.key, subject: subjectId });
  const counted = tallies.flatMap(({ weight, tally }) =>
    tally.mean ? [{ weight: decimal(weight), mean: tally.mean }] : [],
  );
  const weights = rules.missingGroup === 'reweight' ? sumOf(counted.map(({ weight }) => weight)) : decimal(100);
  const ballot = divided(sumOf(counted.map(({ weight, mean }) => mean.times(weight))), weights);
  return { ballot, groups: tallies.map(({ key, weight, tally }) => groupResult(key, weight, tally)) };
}

const groupResult = (group: string, weight: string, { valid, counted, mean }: GroupTally): GroupResult => ({
  group,
  weight,
  valid,
  counted,
  mean: mean ? printed(mean, 6) : '',
});

function resultOf(one: Scored, rank: number, grade: string): SubjectResult {
  const components = {
    target: printed(one.target, 6),
    process: printed(one.process, 6),
    ballot: printed(one.ballot, 6),
  };
  return {
    id: one.subject.id,
    components,
    ballotGroups: one.groups,
    base: printed(one.base, 6),
    plus: printed(one.plus, 2),
    minus: printed(one.minus, 2),
    calibration: printed(one.calibration, 2),
    exactTotal: printed(one.total, 12),
    shown: printed(one.total, 2),
    zeroItems: one.zeroItems,
    rank,
    grade,
    explanation: explain(one, components, rank, grade),
  };
}

function explain(
  { base, plus, minus, calibration, total, groups, subject }: Scored,
  components: SubjectResult['components'],
  rank: number,
  grade: string,
): readonly ExplanationLine[] {
  const means = Object.fromEntries(groups.map(({ group, mean, weight }) => [group, `${mean} × ${weight}`]));
  return [
    { step: 4, rule: 'R4', figures: { target: components.target, process: components.process } },
    { step: 5, rule: 'R17', figures: { ...means, ballot: components.ballot } },
    { step: 6, rule: 'R2', figures: { base: printed(base, 6) } },
    { step: 7, rule: 'R10', figures: { plus: printed(plus, 2) } },
    { step: 8, rule: 'R10', figures: { minus: printed(minus, 2) } },
    { step: 11, rule: 'R31', figures: { exact: printed(total, 12), shown: printed(total, 2) } },
    { step: 14, rule: 'R35', figures: { rank: String(rank), grade } },
    ...(subject.veto ? [{ step: 16, rule: 'R38', figures: { basis: subject.veto.basis, grade } }] : []),
    ...(subject.calibration
      ? [
          {
            step: 17,
            rule: 'calibration',
            figures: { points: printed(calibration, 2), reason: subject.calibration.reason },
          },
        ]
      : []),
  ];
}
