import type { LeafRange } from '@zeren/domain';
import { emptyRoot, nodeHashOf } from './merkle-hash';

/** A complete subtree of 2^level leaves, counted from the left; its hash never changes again. */
export interface Subtree {
  readonly level: number;
  readonly index: number;
}

/** Answers the hash of a complete subtree. */
export type SubtreeHash = (subtree: Subtree) => Buffer;

/** Largest first: the complete subtrees of which a range is made. */
export function subtreesOf({ start, size }: LeafRange): readonly Subtree[] {
  const subtrees: Subtree[] = [];
  let [from, rest] = [start, size];
  for (let level = 52; level >= 0; level -= 1) {
    const width = 2 ** level;
    if (rest < width) continue;
    subtrees.push({ level, index: from / width });
    [from, rest] = [from + width, rest - width];
  }
  return subtrees;
}

/** Hash of neighbouring complete subtrees, largest first, as one tree. */
export const joinHashes = (hashes: readonly Buffer[]): Buffer =>
  hashes.length === 0 ? emptyRoot : hashes.reduceRight((right, left) => nodeHashOf(left, right));

/** Hash of a range; of no leaves at all the empty root. */
export const rangeHash = (range: LeafRange, hashOf: SubtreeHash): Buffer => joinHashes(subtreesOf(range).map(hashOf));

/** Root of the tree of the first `size` leaves. */
export const rootAt = (size: number, hashOf: SubtreeHash): Buffer => rangeHash({ start: 0, size }, hashOf);

/** RFC 6962 root of leaf hashes, from nothing but them: what a verifier computes who trusts no stored hash. */
export function rootOf(leafHashes: readonly Buffer[]): Buffer {
  if (leafHashes.length === 0) return emptyRoot;
  let level = [...leafHashes];
  // Level by level: an odd last hash moves up unchanged, which is the split at the largest power of two.
  while (level.length > 1)
    level = Array.from({ length: Math.ceil(level.length / 2) }, (_, i) => {
      const [left, right] = [level[2 * i] as Buffer, level[2 * i + 1]];
      return right ? nodeHashOf(left, right) : left;
    });
  return level[0] as Buffer;
}
