import { DomainError } from '../errors/domain-error';
import { decimal, sumOf } from '../evaluation/decimals';

/**
 * Weights of one table sum to exactly 100.00 (R1; rules.md §1.6).
 *
 * @param weights decimal strings.
 * @throws DomainError `weights.not-100` naming the table and the sum; `ballot.scale` for a weight that is no decimal.
 */
export function assertWeights(table: string, weights: readonly string[]): void {
  const sum = sumOf(weights.map(decimal));
  if (!sum.equals(100)) throw new DomainError('weights.not-100', { table, sum: sum.toString() });
}
