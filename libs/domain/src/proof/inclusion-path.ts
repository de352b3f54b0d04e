/** Leaves [start, start + size) of a tree, where `start` is a multiple of a power of two that is not below `size`. */
export interface LeafRange {
  readonly start: number;
  readonly size: number;
}

/** One step from a leaf to the root: the leaves under the sibling, and on which side of the way it stands. */
export interface InclusionStep {
  readonly sibling: LeafRange;
  readonly side: 'left' | 'right';
}

/** Largest power of two below `size`, from 2 on. No bit operators: those see 32 bits only. */
export function splitOf(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}

/**
 * The way from leaf `index` to the root of a tree of `size` leaves, lowest step first (RFC 9162 §2.1.3). Without any hash:
 * whoever proves, verifies or draws walks the same way with the hashes he has.
 *
 * @throws RangeError when the tree does not have that leaf.
 */
export function inclusionPath(index: number, size: number): readonly InclusionStep[] {
  if (![index, size].every((value) => Number.isSafeInteger(value) && value >= 0) || index >= size)
    throw new RangeError(`leaf ${index} is not in a tree of ${size}`);
  const steps: InclusionStep[] = [];
  for (let [start, width] = [0, size]; width > 1;) {
    const split = splitOf(width);
    const isLeft = index - start < split;
    const sibling = isLeft ? { start: start + split, size: width - split } : { start, size: split };
    steps.push({ sibling, side: isLeft ? 'right' : 'left' });
    [start, width] = isLeft ? [start, split] : [start + split, width - split];
  }
  return steps.toReversed();
}
