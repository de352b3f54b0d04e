import { inclusionPath } from '@zeren/domain';
import { emptyRoot, hashBytes, isCount, nodeHashOf } from './merkle-hash';

export interface InclusionClaim {
  readonly leafHash: Buffer;
  readonly index: number;
  readonly size: number;
  readonly root: Buffer;
}

export interface ConsistencyClaim {
  readonly older: number;
  readonly newer: number;
  readonly olderRoot: Buffer;
  readonly newerRoot: Buffer;
}

/** RFC 9162 §2.1.3.2: true when the proof leads from the leaf to the root. A proof too long or too short is refused. */
export function isIncluded({ leafHash, index, size, root }: InclusionClaim, proof: readonly Buffer[]): boolean {
  if (!isCount(index, size) || index >= size || !areHashes(leafHash, root, ...proof)) return false;
  const path = inclusionPath(index, size);
  if (path.length !== proof.length) return false;
  const reached = proof.reduce(
    (hash, sibling, step) => (path[step]?.side === 'left' ? nodeHashOf(sibling, hash) : nodeHashOf(hash, sibling)),
    leafHash,
  );
  return reached.equals(root);
}

/** RFC 9162 §2.1.4.2: true when the newer tree begins with the older one. Equal or empty trees need an empty proof. */
export function isConsistent(claim: ConsistencyClaim, proof: readonly Buffer[]): boolean {
  const { older, newer, olderRoot, newerRoot } = claim;
  if (!isCount(older, newer) || older > newer || !areHashes(olderRoot, newerRoot, ...proof)) return false;
  if (older === newer) return proof.length === 0 && olderRoot.equals(newerRoot);
  if (older === 0) return proof.length === 0 && olderRoot.equals(emptyRoot);
  const [start, ...siblings] = isPowerOfTwo(older) ? [olderRoot, ...proof] : proof;
  if (!start) return false;
  const path = new Path(older - 1, newer - 1);
  path.skipRightTurns();
  let [olderHash, newerHash] = [start, start];
  for (const sibling of siblings) {
    if (path.isAtRoot) return false;
    if (path.isSiblingLeft()) {
      olderHash = nodeHashOf(sibling, olderHash);
      newerHash = nodeHashOf(sibling, newerHash);
    } else newerHash = nodeHashOf(newerHash, sibling);
    path.climb();
  }
  return path.isAtRoot && olderHash.equals(olderRoot) && newerHash.equals(newerRoot);
}

/** The way from a leaf to the root beside the way from the last leaf. Halving, not shifting: trees outgrow 32 bits. */
class Path {
  constructor(
    private position: number,
    private last: number,
  ) {}

  get isAtRoot(): boolean {
    return this.last === 0;
  }

  /** At the right edge a node without a right sibling moves up unchanged; the next sibling then stands on the left. */
  isSiblingLeft(): boolean {
    if (this.position % 2 === 0 && this.position !== this.last) return false;
    while (this.position % 2 === 0 && this.position !== 0) this.climb();
    return true;
  }

  skipRightTurns(): void {
    while (this.position % 2 === 1) this.climb();
  }

  climb(): void {
    this.position = Math.floor(this.position / 2);
    this.last = Math.floor(this.last / 2);
  }
}

const areHashes = (...hashes: readonly Buffer[]): boolean => hashes.every(({ length }) => length === hashBytes);

function isPowerOfTwo(value: number): boolean {
  let rest = value;
  while (rest > 1 && rest % 2 === 0) rest /= 2;
  return rest === 1;
}
