import { inclusionPath, splitOf, type LeafRange } from '@zeren/domain';
import { assertCounts } from './merkle-hash';
import { rangeHash, subtreesOf, type SubtreeHash } from './merkle-range';
import { tileOf, type TilePlace } from './merkle-tile';

/**
 * Ranges whose hashes prove that leaf `index` is in the tree of `size` leaves, lowest first (RFC 9162 §2.1.3.1).
 *
 * @throws RangeError when the tree does not have that leaf.
 */
export const inclusionRanges = (index: number, size: number): readonly LeafRange[] =>
  inclusionPath(index, size).map(({ sibling }) => sibling);

/**
 * Ranges whose hashes prove that the tree of `older` leaves is the beginning of the tree of `newer` (RFC 9162 §2.1.4.1).
 * None when the sizes are equal, or when the older tree is empty: nothing has to be proved then.
 *
 * @throws RangeError when the tree would have shrunk.
 */
export function consistencyRanges(older: number, newer: number): readonly LeafRange[] {
  assertCounts(older, newer);
  if (older > newer) throw new RangeError(`a tree does not shrink from ${older} to ${newer}`);
  if (older === 0 || older === newer) return [];
  const ranges: LeafRange[] = [];
  let [start, width] = [0, newer];
  while (older - start < width) {
    const split = splitOf(width);
    const isLeft = older - start <= split;
    ranges.push(isLeft ? { start: start + split, size: width - split } : { start, size: split });
    [start, width] = isLeft ? [start, split] : [start + split, width - split];
  }
  // The older root itself is known to the verifier.
  return (start === 0 ? ranges : [...ranges, { start, size: width }]).toReversed();
}

/** Tiles from which the hashes of the ranges can be made; each once. */
export function tilesFor(ranges: readonly LeafRange[]): readonly TilePlace[] {
  const places = ranges.flatMap((range) => subtreesOf(range).map(tileOf));
  return [...new Map(places.map((place) => [`${place.level}/${place.index}`, place])).values()];
}

/** Hashes of the ranges: the proof as it is handed out. */
export const proofOf = (ranges: readonly LeafRange[], hashOf: SubtreeHash): readonly Buffer[] =>
  ranges.map((range) => rangeHash(range, hashOf));
