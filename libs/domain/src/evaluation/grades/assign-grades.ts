import type { Decimal } from 'decimal.js';
import { quotaPlaces, type QuotaRounding } from '../quotas/quota-places';
import type { Scheme } from '../scheme/scheme';
import { fillPlaces, type PlaceSeeker } from './fill-places';
import { gradeByThreshold } from './grade-by-threshold';
import type { Lowering } from './lowering';
import { rankOf } from './rank-of';

export interface Candidate {
  readonly id: string;
  /** What ranks compare (rules.md §1.4). */
  readonly total: Decimal;
  /** What thresholds compare. */
  readonly compared: Decimal;
  readonly zeroItems: number;
  readonly components: PlaceSeeker['components'];
  readonly lowering: Lowering;
}

export interface Graded {
  readonly id: string;
  readonly rank: number;
  readonly grade: string;
  /** The grade that the total alone would give. */
  readonly earned: string;
}

export interface QuotaUse {
  readonly grade: string;
  readonly percent: string;
  readonly rounding: QuotaRounding;
  readonly rated: number;
  readonly places: number;
  readonly given: number;
  /** Only a tie that shares upwards exceeds a limit; the result says so. */
  readonly isExceeded: boolean;
}

interface Standing extends Candidate {
  readonly rank: number;
  readonly earned: number;
}

type Places = ReadonlyMap<string, number>;

/**
 * Steps 12–16: rank, threshold, limited grades in rank order, downgrade and veto. Whoever is beyond a limit gets the next lower
 * grade. A place that a veto or downgrade freed is filled again only with `refill`; the rank of a vetoed subject stays visible.
 */
export function assignGrades(
  scheme: Scheme,
  candidates: readonly Candidate[],
): { readonly graded: readonly Graded[]; readonly quotas: readonly QuotaUse[] } {
  const standings = rankOf(candidates, scheme.ranking).map((one): Standing => ({
    ...one,
    earned: gradeByThreshold(scheme, one.compared, one.zeroItems),
  }));
  const before = place(scheme, standings, standings.length);
  const lowered = new Map(
    standings.flatMap((one) => {
      const now = before.get(one.id) ?? one.earned;
      const then = lower(scheme, now, one.lowering);
      return then > now ? [[one.id, then] as const] : [];
    }),
  );
  const others = standings.filter(({ id }) => !lowered.has(id));
  const placed = new Map(scheme.refill ? place(scheme, others, standings.length) : before);
  for (const id of lowered.keys()) placed.delete(id);
  for (const { id } of standings) {
    const wanted = lowered.get(id);
    if (wanted !== undefined) placed.set(id, firstFree(scheme, placed, wanted, standings.length));
  }
  const nameOf = (index: number): string => scheme.ladder[index]?.grade ?? '';
  return {
    graded: standings.map(({ id, rank, earned }) => ({
      id,
      rank,
      grade: nameOf(placed.get(id) ?? earned),
      earned: nameOf(earned),
    })),
    quotas: usesOf(scheme, placed, standings.length),
  };
}

const lower = ({ ladder }: Scheme, place: number, { steps, ceiling }: Lowering): number =>
  Math.min(ladder.length - 1, Math.max(place + steps, ceiling));

/** R33, R35: limit of a place on the ladder; undefined where everybody may stand. */
function limitOf({ ladder, quotas }: Scheme, index: number, rated: number): number | undefined {
  const quota = quotas.find(({ grade }) => grade === ladder[index]?.grade);
  return quota && quotaPlaces(rated, quota.raised?.percent ?? quota.percent, quota.rounding);
}

/** Step 14: from the best grade down; who does not get a place seeks one in the next lower grade. */
function place(scheme: Scheme, standings: readonly Standing[], rated: number): Places {
  const placed = new Map<string, number>();
  let passedOver: readonly Standing[] = [];
  for (const index of scheme.ladder.keys()) {
    const seekers = [...passedOver, ...standings.filter(({ earned }) => earned === index)];
    const limit = limitOf(scheme, index, rated);
    const given = limit === undefined ? undefined : fillPlaces(seekers, limit, scheme.tie);
    passedOver = given ? seekers.filter(({ id }) => !given.has(id)) : [];
    for (const { id } of seekers) if (!given || given.has(id)) placed.set(id, index);
  }
  return placed;
}

/** Nobody is pushed out of a limited grade by somebody who falls into it. */
function firstFree(scheme: Scheme, placed: Places, wanted: number, rated: number): number {
  const limit = limitOf(scheme, wanted, rated);
  const isFull = limit !== undefined && countAt(placed, wanted) >= limit;
  return isFull ? firstFree(scheme, placed, wanted + 1, rated) : wanted;
}

const countAt = (placed: Places, index: number): number => [...placed.values()].filter((at) => at === index).length;

const usesOf = (scheme: Scheme, placed: Places, rated: number): readonly QuotaUse[] =>
  scheme.quotas.map(({ grade, percent, rounding, raised }) => {
    const index = scheme.ladder.findIndex((step) => step.grade === grade);
    const places = limitOf(scheme, index, rated) ?? 0;
    const given = countAt(placed, index);
    return {
      grade,
      percent: raised?.percent ?? percent,
      rounding,
      rated,
      places,
      given,
      isExceeded: given > places,
    };
  });
