import { Decimal } from 'decimal.js';
import { DomainError } from '../errors/domain-error';

/**
 * Weights of one table sum to exactly 100.00 (R1; rules.md §1.6).
 *
 * @param weights decimal strings.
 * @throws DomainError `weights.not-100` naming the table and the sum.
 */
export function assertWeights(table: string, weights: readonly string[]): void {
  const sum = weights.reduce((total, weight) => total.plus(weight), new Decimal(0));
  if (!sum.equals(100)) throw new DomainError('weights.not-100', { table, sum: sum.toString() });
}
