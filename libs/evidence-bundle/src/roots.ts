import { emptyRoot, nodeHashOf } from '@zeren/ledger';
import type { LeafRecord } from './bundle-record';

/** Roots of all beginnings of a tree in one pass, asked in rising order of size. */
export class Roots {
  private readonly peaks: { readonly level: number; readonly hash: Buffer }[] = [];
  private size = 0;
  private readonly known = new Map<number, Buffer>([[0, emptyRoot]]);

  constructor(private readonly leaves: readonly LeafRecord[]) {}

  /** Undefined when there are fewer leaves. */
  at(size: number): Buffer | undefined {
    if (size > this.leaves.length) return undefined;
    if (size < this.size && !this.known.has(size)) return new Roots(this.leaves).at(size);
    while (this.size < size) this.add(Buffer.from(this.leaves[this.size]?.hash ?? '', 'hex'));
    const root =
      this.known.get(size) ?? this.peaks.map(({ hash }) => hash).reduceRight((right, left) => nodeHashOf(left, right));
    this.known.set(size, root);
    return root;
  }

  private add(leaf: Buffer): void {
    let [level, hash] = [0, leaf];
    for (let last = this.peaks.at(-1); last?.level === level; last = this.peaks.at(-1)) {
      hash = nodeHashOf(last.hash, hash);
      level += 1;
      this.peaks.pop();
    }
    this.peaks.push({ level, hash });
    this.size += 1;
  }
}
