import { shinglesOf, type Shingles } from './shingles';

export interface TextToCompare {
  readonly key: string;
  /** Texts of one author are never compared with each other. */
  readonly author: string;
  readonly text: string;
}

export interface Similarity {
  readonly one: string;
  readonly other: string;
  /** Whole percent of the shorter text that stands in the other, rounded down. */
  readonly percent: number;
  /** What both say, as the first one writes it; the longest first. */
  readonly passages: readonly string[];
}

export interface SimilarityRule {
  /** Flagged from this whole percent on. */
  readonly fromPercent: number;
  /** So many pairs at most, the most similar first. */
  readonly limit: number;
}

/** Steps of counting that one run may take, whatever the number and the length of texts: a part of a second. */
const mostSteps = 2 ** 28;
/** A text that is shorter, in shingles, says too little of its own to be copied. */
const leastShingles = 10;
const mostPassages = 5;
/** Pairs in hand at once; of more, only the most similar stay. */
const mostPairs = 20_000;

/**
 * Texts of different authors that share more than a rule allows: by shingles of characters, so that Chinese needs no words.
 * A pair that shares most of the shorter text is found, also when the longer one goes on. When the texts are so many and so
 * long that counting would pass its bound, every text is measured by the same sample of its shingles.
 */
export function similarTexts(texts: readonly TextToCompare[], rule: SimilarityRule): readonly Similarity[] {
  const candidates = texts
    .map((text) => ({ ...text, shingles: shinglesOf(text.text) }))
    .filter(({ shingles }) => shingles.size >= leastShingles);
  const pairs = pairsOf(candidates, samplingOf(candidates), rule);
  return mostSimilar(pairs, rule.limit).map(({ one, other, percent }) => ({
    one: one.key,
    other: other.key,
    percent,
    passages: one.shingles.sharedWith(other.shingles).slice(0, mostPassages),
  }));
}

interface Candidate extends TextToCompare {
  readonly shingles: Shingles;
}

interface Pair {
  readonly one: Candidate;
  readonly other: Candidate;
  readonly percent: number;
}

const byKey = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const mostSimilar = (pairs: readonly Pair[], limit: number): readonly Pair[] =>
  pairs
    .toSorted((a, b) => b.percent - a.percent || byKey(a.one.key, b.one.key) || byKey(a.other.key, b.other.key))
    .slice(0, limit);

/** One in how many shingles is counted: all of them, until half of texts × shingles is more than the bound. */
function samplingOf(candidates: readonly Candidate[]): number {
  const shingles = candidates.reduce((sum, one) => sum + one.shingles.size, 0);
  return Math.max(1, Math.ceil((candidates.length * shingles) / 2 / mostSteps));
}

/** Every text against those before it: who else says this shingle is looked up, how often is counted in place. */
function pairsOf(
  candidates: readonly Candidate[],
  sampling: number,
  { fromPercent, limit }: SimilarityRule,
): readonly Pair[] {
  const saidBy = new Map<number, number[]>();
  const sizes: number[] = [];
  let pairs: Pair[] = [];
  for (const [index, other] of candidates.entries()) {
    const sample = other.shingles.sample(sampling);
    const shared = countShared(saidBy, sample, index);
    for (const [before, size] of sizes.entries()) {
      const one = candidates[before];
      const shorter = Math.min(size, sample.length);
      if (!one || one.author === other.author || shorter === 0) continue;
      const percent = Math.floor(((shared[before] ?? 0) * 100) / shorter);
      if (percent >= fromPercent) pairs.push({ one, other, percent });
    }
    sizes.push(sample.length);
    if (pairs.length > mostPairs) pairs = [...mostSimilar(pairs, limit)];
  }
  return pairs;
}

/** How many of its shingles each text before says, too; it is entered as a sayer of them itself. */
function countShared(saidBy: Map<number, number[]>, sample: readonly number[], index: number): Int32Array {
  const shared = new Int32Array(index);
  for (const shingle of sample) {
    const sayers = saidBy.get(shingle) ?? [];
    for (const sayer of sayers) shared[sayer] = (shared[sayer] ?? 0) + 1;
    if (sayers.length === 0) saidBy.set(shingle, sayers);
    sayers.push(index);
  }
  return shared;
}
