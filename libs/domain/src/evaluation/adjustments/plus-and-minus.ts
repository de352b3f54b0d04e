import type { Decimal } from 'decimal.js';
import type { Day } from '../../calendars/day';
import { decimal, greater, lesser, sumOf } from '../decimals';
import type { Scheme } from '../scheme/scheme';

export interface AdjustmentInput {
  readonly code: string;
  readonly kind: 'plus' | 'minus';
  /** Decimal string, not negative. */
  readonly points: string;
  /** Several plus entries about one matter count once, by the highest. */
  readonly matter: string;
  readonly decidedOn: Day;
  readonly approved: boolean;
}

export interface PlusAndMinus {
  readonly plus: Decimal;
  readonly minus: Decimal;
  /** Codes of the entries that went into the sums, for the explanation sheet. */
  readonly counted: readonly string[];
}

/**
 * R10 and the adjustments policy: only approved entries decided by the cut-off count; per matter the highest plus; both sums
 * capped.
 *
 * @param cutOffOn last day of the facts; without it every approved entry counts.
 */
export function plusAndMinus(
  { adjustments: policy }: Pick<Scheme, 'adjustments'>,
  entries: readonly AdjustmentInput[],
  cutOffOn?: Day,
): PlusAndMinus {
  const approved = entries.filter(
    ({ approved: isApproved, decidedOn }) => isApproved && (cutOffOn === undefined || decidedOn <= cutOffOn),
  );
  const plus = approved.filter(({ kind }) => kind === 'plus');
  const minus = approved.filter(({ kind }) => kind === 'minus');
  const highest = policy.highestOnlyPerMatter ? highestPerMatter(plus) : plus;
  return {
    plus: capped(highest, policy.plusCap),
    minus: capped(minus, policy.minusCap),
    counted: [...highest, ...minus].map(({ code }) => code).toSorted(),
  };
}

function highestPerMatter(entries: readonly AdjustmentInput[]): readonly AdjustmentInput[] {
  const highest = new Map<string, AdjustmentInput>();
  for (const entry of entries) {
    const before = highest.get(entry.matter);
    if (!before || decimal(entry.points).greaterThan(before.points)) highest.set(entry.matter, entry);
  }
  return [...highest.values()];
}

const capped = (entries: readonly AdjustmentInput[], cap: string | null): Decimal => {
  const sum = sumOf(entries.map(({ points }) => decimal(points)));
  return cap === null ? sum : lesser(sum, decimal(cap));
};

/** Step 8: base + plus − minus, within the floor and the cap of the scheme. */
export function adjustedTotal({ adjustments }: Pick<Scheme, 'adjustments'>, total: Decimal): Decimal {
  const floored = greater(total, decimal(adjustments.totalFloor));
  return adjustments.totalCap === null ? floored : lesser(floored, decimal(adjustments.totalCap));
}
