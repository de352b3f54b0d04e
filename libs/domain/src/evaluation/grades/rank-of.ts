import type { Decimal } from 'decimal.js';
import type { Scheme } from '../scheme/scheme';

/** Anybody who has a figure to be ranked by. */
export interface Ranked {
  readonly id: string;
  /** What ranks compare: the total to twelve places, or as shown. */
  readonly total: Decimal;
}

/** Step 12: best first; equals share a rank (1, 2, 2, 4, or 1, 2, 2, 3 when dense) and keep the order of their ids. */
export function rankOf<Candidate extends Ranked>(
  candidates: readonly Candidate[],
  ranking: Scheme['ranking'] = 'competition',
): readonly (Candidate & { readonly rank: number })[] {
  const sorted = candidates.toSorted((a, b) => b.total.comparedTo(a.total) || (a.id < b.id ? -1 : 1));
  return sorted.map((candidate) => {
    const better = sorted.filter(({ total }) => total.greaterThan(candidate.total));
    const places = ranking === 'dense' ? new Set(better.map(({ total }) => total.toString())).size : better.length;
    return { ...candidate, rank: 1 + places };
  });
}
