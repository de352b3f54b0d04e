import type { Decimal } from 'decimal.js';
import { decimal, greater, lesser, sumOf } from '../decimals';

/** R4: what is deducted from an item stops at zero and never goes over into another item. Decimal strings. */
export const markAfterDeductions = (full: string, deductions: readonly string[]): Decimal =>
  greater(decimal(full).minus(sumOf(deductions.map(decimal))), decimal(0));

/** R5: deduction = min(cap, count × unit), mark = full − deduction, not below zero. `count` is a whole number ≥ 0. */
export function markPerOccurrence(
  { full, unit, cap = full }: { readonly full: string; readonly unit: string; readonly cap?: string },
  count: number,
): Decimal {
  const deduction = lesser(decimal(cap), decimal(unit).times(count));
  return greater(decimal(full).minus(deduction), decimal(0));
}
