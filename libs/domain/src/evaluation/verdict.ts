import { DomainError } from '../errors/domain-error';
import { sortBallots, type GroupResult } from './ballots/ballot-score';
import type { BoxCount } from './ballots/box-count';
import { halfUp, printed } from './decimals';
import { explain, type ExplanationLine } from './explain';
import { assignGrades, type Graded, type QuotaUse } from './grades/assign-grades';
import { loweringOf, type Lowering } from './grades/lowering';
import type { ComponentKind, Scheme } from './scheme/scheme';
import { scoreSubject, type Scored } from './score-subject';
import { leftOutBy } from './missing/missing-parts';
import { isRated, type VerdictInputs } from './verdict-inputs';

export interface SubjectResult {
  readonly id: string;
  /** Six places. */
  readonly components: Readonly<Partial<Record<ComponentKind, string>>>;
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
  /** Members of the pool who are not rated (step 1), or were left out because a part was missing; with the reason. */
  readonly excluded: readonly { readonly id: string; readonly category: string; readonly reason: string }[];
  readonly boxes: readonly BoxCount[];
  /** R35: places of every limited grade, and the way they were rounded. */
  readonly quotas: readonly QuotaUse[];
}

/** Category of those who were left out by decision. */
export const notEvaluated = 'not-evaluated';

/**
 * Computes a pool's verdict from frozen inputs, in the order of rules.md §5 (steps 1–17). Same inputs, same bytes.
 *
 * @throws DomainError `pool.empty` without a rated subject or when a missing part blocks (`missingParts` names all of them), `ballot.scale` for a figure or a word out
 *   of its range, `scheme.invalid` for an event without a rule and for a tie that is to be settled by hand.
 */
export function verdict(scheme: Scheme, inputs: VerdictInputs): Verdict {
  const ballots = sortBallots(scheme, inputs.sheets, inputs.groups);
  const members = inputs.subjects
    .filter((subject) => isRated(scheme, subject))
    .map((subject) => ({ subject, leftOut: leftOutBy(scheme, ballots, subject) }));
  if (members.length === 0) throw new DomainError('pool.empty', { pool: scheme.key });
  const pool = members
    .filter(({ leftOut }) => !leftOut)
    .map(({ subject }) => ({
      scored: scoreSubject(scheme, inputs, ballots, subject),
      lowering: loweringOf(scheme, subject),
    }));
  const { graded, quotas } = assignGrades(
    scheme,
    pool.map(({ scored, lowering }) => candidateOf(scheme, scored, lowering)),
  );
  const memberOf = new Map(pool.map((member) => [member.scored.subject.id, member]));
  return {
    subjects: graded.flatMap((one) => {
      const member = memberOf.get(one.id);
      return member ? [resultOf(scheme, member.scored, member.lowering, one)] : [];
    }),
    excluded: [
      ...inputs.subjects.flatMap((subject) =>
        subject.notRated && !isRated(scheme, subject) ? [{ id: subject.id, ...subject.notRated }] : [],
      ),
      ...members.flatMap(({ subject: { id }, leftOut }) =>
        leftOut ? [{ id, category: notEvaluated, reason: leftOut.reason }] : [],
      ),
    ],
    boxes: ballots.boxes,
    quotas,
  };
}

function candidateOf({ rankOn, thresholdOn }: Scheme, scored: Scored, lowering: Lowering) {
  const { subject, total, target, components } = scored;
  const shown = halfUp(total, 2);
  return {
    id: subject.id,
    total: rankOn === 'exact' ? halfUp(total, 12) : shown,
    compared: thresholdOn === 'shown' ? shown : total,
    zeroItems: target.zeroItems.length,
    components,
    lowering,
  };
}

function resultOf(scheme: Scheme, scored: Scored, lowering: Lowering, graded: Graded): SubjectResult {
  const { subject, components, ballot, target, base, adjustments, calibration, total } = scored;
  return {
    id: subject.id,
    components: Object.fromEntries(Object.entries(components).map(([kind, score]) => [kind, printed(score, 6)])),
    ballotGroups: ballot.groups,
    base: printed(base, 6),
    plus: printed(adjustments.plus, 2),
    minus: printed(adjustments.minus, 2),
    calibration: printed(calibration, 2),
    exactTotal: printed(total, 12),
    shown: printed(total, 2),
    zeroItems: target.zeroItems,
    rank: graded.rank,
    grade: graded.grade,
    explanation: explain(scheme, scored, graded, lowering),
  };
}
