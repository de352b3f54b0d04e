import type { Decimal } from 'decimal.js';
import { DomainError } from '../errors/domain-error';
import { adjustedTotal, plusAndMinus, type PlusAndMinus } from './adjustments/plus-and-minus';
import type { SortedBallots } from './ballots/ballot-score';
import { decimal, divided, hundredths, sumOf } from './decimals';
import { gapsOf, type MissingPart } from './missing/missing-parts';
import type { ComponentKind, Scheme } from './scheme/scheme';
import { componentsOf, type Components, type SubjectComponents } from './subject-components';
import type { SubjectInput, VerdictInputs } from './verdict-inputs';

/** One subject after steps 3–11; nothing is rounded yet but the divisions. */
export interface Scored extends SubjectComponents {
  readonly subject: SubjectInput;
  /** Parts that were missing, and went by decision. */
  readonly missing: readonly MissingPart[];
  readonly base: Decimal;
  readonly adjustments: PlusAndMinus;
  readonly calibration: Decimal;
  readonly total: Decimal;
}

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
  const { components, target, ballot } = componentsOf(scheme, ballots, subject);
  const base = baseOf(scheme, components);
  const adjustments = plusAndMinus(scheme, subject.adjustments, cutOffOn);
  const calibration = calibrationOf(scheme, subject);
  const adjusted = adjustedTotal(scheme, base.plus(adjustments.plus).minus(adjustments.minus));
  return {
    subject,
    components,
    target,
    ballot,
    missing: gapsOf(scheme, ballots, subject),
    base,
    adjustments,
    calibration,
    total: adjustedTotal(scheme, adjusted.plus(calibration)),
  };
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
