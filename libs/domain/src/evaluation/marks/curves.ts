import { Decimal } from 'decimal.js';
import { decimal, divided, greater } from '../decimals';

/** R9: one corner of a curve; decimal strings. */
export interface Breakpoint {
  readonly at: string;
  readonly mark: string;
}

/** R9: linear between the corners, flat outside them. Corners in rising order, at least one. */
export function markPiecewiseLinear(corners: readonly Breakpoint[], measured: string): Decimal {
  const value = decimal(measured);
  const next = corners.findIndex(({ at }) => value.lessThan(at));
  const left = corners[next === -1 ? corners.length - 1 : next - 1];
  const right = next === -1 ? undefined : corners[next];
  if (!left || !right) return decimal((left ?? right)?.mark ?? 0);
  const rise = decimal(right.mark).minus(left.mark).times(value.minus(left.at));
  return decimal(left.mark).plus(divided(rise, decimal(right.at).minus(left.at)));
}

const partUnits = {
  proportional: (excess: Decimal) => excess,
  perStarted: (excess: Decimal) => excess.toDecimalPlaces(0, Decimal.ROUND_CEIL),
  perComplete: (excess: Decimal) => excess.toDecimalPlaces(0, Decimal.ROUND_FLOOR),
} as const;

/** R9: full − unit × what exceeds the limit, not below zero; `part` says what a part of a unit costs. */
export function markTolerance(
  { full, unit, limit }: { readonly full: string; readonly unit: string; readonly limit: string },
  measured: string,
  part: keyof typeof partUnits = 'proportional',
): Decimal {
  const excess = greater(decimal(0), decimal(measured).minus(limit));
  return greater(decimal(0), decimal(full).minus(partUnits[part](excess).times(unit)));
}
