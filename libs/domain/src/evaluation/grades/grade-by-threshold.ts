import type { Decimal } from 'decimal.js';
import type { Scheme } from '../scheme/scheme';

/** R31: place on the ladder (0 = best) of the first grade whose minimum and zero-item condition hold; the last has none. */
export function gradeByThreshold({ ladder }: Pick<Scheme, 'ladder'>, total: Decimal, zeroItems: number): number {
  const found = ladder.findIndex(
    ({ minimum, maxZeroItems }) =>
      (minimum === null || total.greaterThanOrEqualTo(minimum)) && (maxZeroItems === null || zeroItems <= maxZeroItems),
  );
  return found === -1 ? ladder.length - 1 : found;
}
