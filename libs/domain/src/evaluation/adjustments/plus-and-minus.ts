import { Decimal } from 'decimal.js';
import { decimal, sumOf } from '../decimals';
import type { Scheme } from '../scheme/scheme';

export interface AdjustmentInput {
  readonly code: string;
  readonly kind: 'plus' | 'minus';
  /** Decimal string, not negative. */
  readonly points: string;
  /** Several plus entries about one matter count once, by the highest. */
  readonly matter: string;
  readonly decidedOn: string;
  readonly approved: boolean;
}

/** R10 and the adjustments policy: only approved entries count; per matter the highest plus; both sums capped. */
export function plusAndMinus(
  { adjustments: policy }: Scheme,
  entries: readonly AdjustmentInput[],
): { readonly plus: Decimal; readonly minus: Decimal } {
  const approved = entries.filter(({ approved: isApproved }) => isApproved);
  const plus = approved.filter(({ kind }) => kind === 'plus');
  const minus = approved.filter(({ kind }) => kind === 'minus').map(({ points }) => decimal(points));
  const highest = policy.highestOnlyPerMatter ? highestPerMatter(plus) : plus.map(({ points }) => decimal(points));
  return { plus: capped(sumOf(highest), policy.plusCap), minus: capped(sumOf(minus), policy.minusCap) };
}

function highestPerMatter(entries: readonly AdjustmentInput[]): readonly Decimal[] {
  const highest = new Map<string, Decimal>();
  for (const { matter, points } of entries) {
    const before = highest.get(matter);
    highest.set(matter, before ? Decimal.max(before, points) : decimal(points));
  }
  return [...highest.values()];
}

const capped = (sum: Decimal, cap: string | null): Decimal => (cap === null ? sum : Decimal.min(sum, cap));
