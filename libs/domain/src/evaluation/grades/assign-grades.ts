import { type Decimal } from 'decimal.js';
import { decimal } from '../decimals';
import { quotaPlaces } from '../quotas/quota-places';
import type { Scheme } from '../scheme/scheme';

export interface Candidate {
  readonly id: string;
  /** Exact total rounded half-up to 12 places: what ranks compare (rules.md §1.4). */
  readonly total: Decimal;
  /** Total as shown: what thresholds compare. */
  readonly shown: Decimal;
  readonly zeroItems: number;
  readonly isVetoed: boolean;
}

export interface Graded {
  readonly id: string;
  readonly rank: number;
  readonly grade: string;
}

/** Competition ranking 1, 2, 2, 4 by exact total, best first; equals keep the order of their ids. */
export function rankOf(candidates: readonly Candidate[]): readonly (Candidate & { readonly rank: number })[] {
  const sorted = candidates.toSorted((a, b) => b.total.comparedTo(a.total) || (a.id < b.id ? -1 : 1));
  return sorted.map((candidate) => ({
    ...candidate,
    rank: 1 + sorted.findIndex(({ total }) => total.equals(candidate.total)),
  }));
}

/** R31: the first grade whose minimum and zero-item condition hold; the last one has no condition. */
export function gradeByThreshold({ ladder }: Scheme, shown: Decimal, zeroItems: number): string {
  const found = ladder.find(
    ({ minimum, maxZeroItems }) =>
      (minimum === null || shown.greaterThanOrEqualTo(minimum)) && (maxZeroItems === null || zeroItems <= maxZeroItems),
  );
  return found?.grade ?? worstOf({ ladder });
}

const worstOf = ({ ladder }: Pick<Scheme, 'ladder'>): string => ladder.at(-1)?.grade ?? '';

/**
 * Steps 12–16: rank, threshold, quota of the limited grade in rank order, veto (R38). Whoever is beyond the quota gets the next
 * lower grade; a tied group that does not fit whole gets none of the places (`shareDown`). A place that a veto freed is filled
 * again only with `refill`; the rank of a vetoed subject stays visible.
 */
export function assignGrades(scheme: Scheme, candidates: readonly Candidate[]): readonly Graded[] {
  const ranked = rankOf(candidates);
  const limit = quotaPlaces(candidates.length, scheme.quota.percent, scheme.quota.rounding);
  const within = withinQuota(scheme, ranked, limit);
  return ranked.map(({ id, rank, shown, zeroItems, isVetoed }) => {
    const earned = gradeByThreshold(scheme, shown, zeroItems);
    const limited = earned === scheme.quota.grade && !within.has(id) ? nextLower(scheme, earned) : earned;
    return { id, rank, grade: isVetoed ? worstOf(scheme) : limited };
  });
}

function withinQuota(
  scheme: Scheme,
  ranked: readonly (Candidate & { readonly rank: number })[],
  limit: number,
): ReadonlySet<string> {
  const eligible = ranked.filter(
    ({ shown, zeroItems, isVetoed }) =>
      gradeByThreshold(scheme, shown, zeroItems) === scheme.quota.grade && !(isVetoed && scheme.refill),
  );
  const within = new Set<string>();
  for (const { rank } of eligible) {
    const tied = eligible.filter((other) => other.rank === rank);
    if (tied.some(({ id }) => within.has(id))) continue;
    if (within.size + tied.length > limit) break;
    for (const { id } of tied) within.add(id);
  }
  return within;
}

function nextLower({ ladder }: Scheme, grade: string): string {
  const index = ladder.findIndex((step) => step.grade === grade);
  return ladder[index + 1]?.grade ?? grade;
}

/** How many of the quota's places a pool of that size has. */
export const placesOf = ({ quota }: Scheme, rated: number): number => quotaPlaces(rated, quota.percent, quota.rounding);

/** R18: strictly more than half of those due; never compared as percentages. */
export const hasQuorum = (present: number, due: number): boolean => decimal(present).times(2).greaterThan(due);
