import type { Decimal } from 'decimal.js';
import { DomainError } from '../../errors/domain-error';
import { decimal, divided, greater, lesser } from '../decimals';

/**
 * R8: points of a place in a table of ranks (first place first).
 *
 * @throws DomainError `ballot.scale` for a rank beyond the table when nothing else was agreed.
 */
export function markRankToPoints(
  table: readonly string[],
  rank: number,
  beyond: 'error' | 'last' | 'zero' = 'error',
): Decimal {
  const points = table[rank - 1];
  if (points !== undefined) return decimal(points);
  if (beyond === 'error') throw new DomainError('ballot.scale', { rank, places: table.length });
  return decimal(beyond === 'zero' ? 0 : (table.at(-1) ?? 0));
}

/** R8: a mark of another body's table in ours: outside × ownFull ÷ outsideFull, within [0, ownFull]. */
export function markConvertOutside(outside: string, outsideFull: string, ownFull: string): Decimal {
  const converted = divided(decimal(outside).times(ownFull), decimal(outsideFull));
  return greater(decimal(0), lesser(converted, decimal(ownFull)));
}
