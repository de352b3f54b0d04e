import { Decimal } from 'decimal.js';
import { decimal } from '../decimals';

/** R4: what is deducted from an item stops at zero and never goes over into another item. Decimal strings. */
export function markAfterDeductions(full: string, deductions: readonly string[]): Decimal {
  const left = deductions.reduce((mark, deduction) => mark.minus(deduction), decimal(full));
  return Decimal.max(left, 0);
}

/** R5: deduction = min(cap, count × unit), mark = full − deduction, not below zero. `count` is a whole number ≥ 0. */
export function markPerOccurrence(
  { full, unit, cap = full }: { readonly full: string; readonly unit: string; readonly cap?: string },
  count: number,
): Decimal {
  return markAfterDeductions(full, [Decimal.min(cap, decimal(unit).times(count)).toString()]);
}
