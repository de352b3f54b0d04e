import type { Decimal } from 'decimal.js';
import { DomainError } from '../errors/domain-error';
import { adjustedTotal, plusAndMinus, type PlusAndMinus } from './adjustments/plus-and-minus';
import { ballotScore, type BallotScore, type SortedBallots } from './ballots/ballot-score';
import { decimal, divided, hundredths, meanOf, sumOf } from './decimals';
import { targetScore, type TargetScore } from './marks/target-score';
import type { ComponentKind, Scheme } from './scheme/scheme';
import type { SubjectInput, VerdictInputs } from './verdict-inputs';

export type Components = Readonly<Partial<Record<ComponentKind, Decimal>>>;

/** One subject after steps 3–11; nothing is rounded yet but the divisions. */
export interface Scored {
  readonly subject: SubjectInput;
  readonly components: Components;
  readonly target: TargetScore;
  readonly ballot: BallotScore;
  readonly base: Decimal;
  readonly adjustments: PlusAndMinus;
  readonly calibration: Decimal;
  readonly total: Decimal;
}

const noBallot: BallotScore = { score: undefined, groups: [] };

/**
 * Steps 3–11 for one subject: items, components, base, plus and minus, calibration, exact total.
 *
 * @throws DomainError `pool.empty` for a part that is missing and blocks, `ballot.scale` for a figure out of its range.
 */
export function scoreSubject(
  scheme: Scheme,
  { cutOffOn }: VerdictInputs,
  ballots: SortedBallots,
  subject: SubjectInput,
): Scored {
  const target = targetScore(subject.items, scheme.missingItem);
  const ballot = scheme.components.ballot === undefined ? noBallot : ballotScore(scheme, ballots, subject.id);
  const process = meanOf(subject.processMarks.map(withinHundred));
  const components = presentComponents(scheme, subject.id, { target: target.score, process, ballot: ballot.score });
  const base = baseOf(scheme, components);
  const adjustments = plusAndMinus(scheme, subject.adjustments, cutOffOn);
  const calibration = calibrationOf(scheme, subject);
  const adjusted = adjustedTotal(scheme, base.plus(adjustments.plus).minus(adjustments.minus));
  return {
    subject,
    components,
    target,
    ballot,
    base,
    adjustments,
    calibration,
    total: adjustedTotal(scheme, adjusted.plus(calibration)),
  };
}

/** R1: full marks of a component are 100. */
function withinHundred(mark: string): Decimal {
  const figure = decimal(mark);
  if (figure.isNegative() || figure.greaterThan(100)) throw new DomainError('ballot.scale', { mark, full: '100' });
  return figure;
}

/** `missingComponent`: blocks, leaves the table, or stands at nought. */
function presentComponents(
  scheme: Scheme,
  subject: string,
  scores: Readonly<Record<ComponentKind, Decimal | undefined>>,
): Components {
  const kinds = Object.keys(scheme.components) as ComponentKind[];
  return Object.fromEntries(
    kinds.flatMap((kind) => {
      const score = scores[kind] ?? (scheme.missingComponent === 'zero' ? decimal(0) : undefined);
      if (!score && scheme.missingComponent === 'block')
        throw new DomainError('pool.empty', { component: kind, subject });
      return score ? [[kind, score]] : [];
    }),
  );
}

/** Step 6: Σ component × weight ÷ 100; where a component left the table, by the weights that are left. */
function baseOf(scheme: Scheme, components: Components): Decimal {
  const terms = (Object.entries(components) as [ComponentKind, Decimal][]).map(([kind, score]) => {
    const weight = decimal(scheme.components[kind] ?? 0);
    return { weight, product: score.times(weight) };
  });
  const sum = sumOf(terms.map(({ product }) => product));
  const weights = sumOf(terms.map(({ weight }) => weight));
  if (weights.isZero()) throw new DomainError('pool.empty', { component: 'all' });
  return weights.equals(100) ? hundredths(sum) : divided(sum, weights);
}

/** Step 17: bounded, and never without a reason. */
function calibrationOf({ calibrationLimit }: Scheme, { id, calibration }: SubjectInput): Decimal {
  if (!calibration) return decimal(0);
  const points = decimal(calibration.points);
  if (points.abs().greaterThan(calibrationLimit) || calibration.reason.trim() === '')
    throw new DomainError('ballot.scale', { subject: id, calibration: calibration.points, limit: calibrationLimit });
  return points;
}
