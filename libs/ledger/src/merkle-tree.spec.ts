import fc from 'fast-check';
import { emptyRoot, leafHashOf, nodeHashOf } from './merkle-hash';
import { consistencyRanges, inclusionRanges, proofOf, tilesFor } from './merkle-proof';
import { rootAt, rootOf, type SubtreeHash } from './merkle-range';
import { edgePlaces, hashFromTiles, TreeEdge, tileWidth, type TilePlace } from './merkle-tile';
import { isConsistent, isIncluded } from './merkle-verifier';

/** The inputs, roots and proofs that the Certificate Transparency projects publish. */
const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map(
  (hex) => leafHashOf(Buffer.from(hex, 'hex')),
);
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const [leaf2, pair34, quad58] = [
  '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
  '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
  '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
];
const leaf5 = 'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b';
const pair78 = 'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0';
const pair56 = '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a';

/** The definition of RFC 6962 §2.1, word for word and slow: the second opinion. */
function naiveRoot(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return emptyRoot;
  if (leaves.length === 1) return leaves[0] as Buffer;
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return nodeHashOf(naiveRoot(leaves.slice(0, split)), naiveRoot(leaves.slice(split)));
}

/** A tree grown leaf by leaf, its tiles kept as a store keeps them: full ones, and what stands at the edge. */
function grow(leaves: readonly Buffer[], withHeads = true) {
  const levels: Buffer[][] = [[]];
  const full = new Map<string, Buffer>();
  const edge = TreeEdge.at(0, () => Buffer.alloc(0));
  const heads = withHeads ? [edge.root()] : [];
  for (const leaf of leaves) {
    levels[0]?.push(leaf);
    for (const { level, index, hashes, root } of edge.append(leaf)) {
      full.set(`${level}/${index}`, hashes);
      (levels[level + 1] ??= []).push(root);
    }
    if (withHeads) heads.push(edge.root());
  }
  const tiles = ({ level, index }: TilePlace): Buffer =>
    full.get(`${level}/${index}`) ??
    Buffer.concat((levels[level] ?? []).slice(index * tileWidth, (index + 1) * tileWidth));
  return { tiles, hashOf: hashFromTiles(tiles), heads, full, root: edge.root() };
}

const seed = Date.now() % 2 ** 31;
const numbered = (count: number): readonly Buffer[] =>
  Array.from({ length: count }, (_, i) => leafHashOf(`entry ${i}`));
const hex = (hashes: readonly Buffer[]): readonly string[] => hashes.map((hash) => hash.toString('hex'));
const flip = (hash: Buffer): Buffer => Buffer.from(hash.map((byte, i) => (i === 7 ? byte ^ 1 : byte)));
const inclusionProof = (index: number, size: number, hashOf: SubtreeHash) =>
  proofOf(inclusionRanges(index, size), hashOf);
const consistencyProof = (older: number, newer: number, hashOf: SubtreeHash) =>
  proofOf(consistencyRanges(older, newer), hashOf);

describe('the published vectors', () => {
  const { hashOf, heads } = grow(inputs);

  it('of roots hold for sizes 0 to 8', () => {
    expect(hex(heads)).toEqual(roots);
    expect(roots.map((_, size) => rootOf(inputs.slice(0, size)).toString('hex'))).toEqual(roots);
  });

  it.each([
    [0, 1, []],
    [0, 8, [leaf2, pair34, quad58]],
    [5, 8, [leaf5, pair78, roots[4]]],
    [2, 3, [roots[2]]],
    [1, 5, [roots[1], pair34, leaf5]],
  ])('of inclusion hold for leaf %d of %d', (index, size, proof) => {
    expect(hex(inclusionProof(index, size, hashOf))).toEqual(proof);
  });

  it.each([
    [1, 1, []],
    [1, 8, [leaf2, pair34, quad58]],
    [6, 8, [pair56, pair78, roots[4]]],
    [2, 5, [pair34, leaf5]],
  ])('of consistency hold for sizes %d and %d', (older, newer, proof) => {
    expect(hex(consistencyProof(older, newer, hashOf))).toEqual(proof);
  });
});

describe('a growing tree', () => {
  it('has the root of the definition at every size to 300, also when it was put down and taken up', () => {
    const leaves = numbered(300);
    const { tiles, hashOf, heads } = grow(leaves);
    for (let size = 0; size <= 300; size++) {
      const expected = naiveRoot(leaves.slice(0, size));
      const roots = [heads[size], rootOf(leaves.slice(0, size)), rootAt(size, hashOf)];
      expect(roots.every((root) => root?.equals(expected))).toBe(true);
    }
    for (const size of [0, 1, 255, 256, 257, 299, 300]) {
      const short = grow(leaves.slice(0, size));
      const edge = TreeEdge.at(size, short.tiles);
      for (const leaf of leaves.slice(size)) edge.append(leaf);
      expect([edge.size, edge.root()]).toEqual([300, heads[300]]);
    }
    expect(() => TreeEdge.at(299, tiles)).toThrow('has 44 hashes instead of 43');
  });

  it('fills tiles of tiles', () => {
    const leaves = numbered(tileWidth ** 2 + 300);
    const { root, full, tiles } = grow(leaves, false);
    expect(root).toEqual(rootOf(leaves));
    expect([full.has('0/256'), full.has('1/0'), full.has('1/1')]).toEqual([true, true, false]);
    expect(edgePlaces(leaves.length)).toEqual([
      { level: 0, index: 257 },
      { level: 1, index: 1 },
      { level: 2, index: 0 },
    ]);
    expect(TreeEdge.at(leaves.length, tiles).root()).toEqual(root);
  });
});

describe('proofs', () => {
  const count = 70;
  const leaves = numbered(count);
  const { hashOf, heads } = grow(leaves);
  const head = (size: number) => heads[size] as Buffer;

  it('of inclusion are accepted for every leaf of every size, and none that was tampered with', () => {
    for (let size = 1; size <= count; size++)
      for (let index = 0; index < size; index++) {
        const proof = inclusionProof(index, size, hashOf);
        const claim = { leafHash: leaves[index] as Buffer, index, size, root: head(size) };
        expect(isIncluded(claim, proof)).toBe(true);
        const forged = [
          isIncluded({ ...claim, leafHash: flip(claim.leafHash) }, proof),
          isIncluded({ ...claim, root: flip(claim.root) }, proof),
          isIncluded({ ...claim, index: size }, proof),
          isIncluded(claim, [...proof, claim.leafHash]),
          isIncluded(claim, [...proof, Buffer.alloc(0)]),
          size > 1 && isIncluded({ ...claim, index: (index + 1) % size }, proof),
          proof.length > 0 && isIncluded(claim, proof.slice(1)),
          proof.length > 0 && isIncluded(claim, proof.slice(0, -1)),
          proof.length > 0 && isIncluded(claim, proof.map(flip)),
        ];
        expect(forged).not.toContain(true);
      }
  });

  it('of consistency are accepted for every pair of sizes, and none of a rewritten past', () => {
    const rewritten = grow([leafHashOf('rewritten'), ...leaves.slice(1)]);
    for (let newer = 1; newer <= count; newer++)
      for (let older = 1; older <= newer; older++) {
        const proof = consistencyProof(older, newer, hashOf);
        const claim = { older, newer, olderRoot: head(older), newerRoot: head(newer) };
        expect(isConsistent(claim, proof)).toBe(true);
        const newerRoot = rewritten.heads[newer] as Buffer;
        const forged = [
          isConsistent({ ...claim, newerRoot }, consistencyProof(older, newer, rewritten.hashOf)),
          isConsistent({ ...claim, olderRoot: flip(claim.olderRoot) }, proof),
          isConsistent({ ...claim, older: newer + 1 }, proof),
          isConsistent(claim, [...proof, head(older)]),
          proof.length > 0 && isConsistent(claim, proof.slice(1)),
          proof.length > 0 && isConsistent(claim, proof.slice(0, -1)),
          proof.length > 0 && isConsistent(claim, proof.map(flip)),
        ];
        expect(forged).not.toContain(true);
      }
  });

  it(`need only the tiles they name (seed ${seed})`, () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1500 }), fc.nat(), fc.nat(), (size, a, b) => {
        const some = numbered(size);
        const { tiles, root } = grow(some, false);
        const [index, older] = [a % size, b % (size + 1)];
        for (const ranges of [inclusionRanges(index, size), consistencyRanges(older, size)]) {
          const named = new Map(tilesFor(ranges).map((place) => [`${place.level}/${place.index}`, tiles(place)]));
          const proof = proofOf(
            ranges,
            hashFromTiles(({ level, index: at }) => named.get(`${level}/${at}`) ?? Buffer.alloc(0)),
          );
          expect(proof).toHaveLength(ranges.length);
        }
        expect(root).toEqual(naiveRoot(some));
        const claim = { leafHash: some[index] as Buffer, index, size, root };
        expect(isIncluded(claim, inclusionProof(index, size, hashFromTiles(tiles)))).toBe(true);
      }),
      { seed, numRuns: 25 },
    );
  });

  it('say nothing about an empty tree but that it was empty', () => {
    const claim = { older: 0, newer: 3, olderRoot: emptyRoot, newerRoot: head(3) };
    expect(isConsistent(claim, [])).toBe(true);
    expect(isConsistent({ ...claim, olderRoot: head(1) }, [])).toBe(false);
    expect(isConsistent(claim, [head(1)])).toBe(false);
    expect(isConsistent({ ...claim, newer: 0, newerRoot: emptyRoot }, [])).toBe(true);
  });

  it('hold beyond 32 bits', () => {
    // Every leaf is the same, so a complete subtree follows from its level.
    const same = leafHashOf('same');
    const byLevel = [same];
    for (let level = 1; level <= 33; level++) {
      const below = byLevel[level - 1] as Buffer;
      byLevel.push(nodeHashOf(below, below));
    }
    const big: SubtreeHash = ({ level }) => byLevel[level] as Buffer;
    const size = 2 ** 33 + 1;
    const root = rootAt(size, big);
    for (const index of [0, 2 ** 31, 2 ** 32 + 5, 2 ** 33])
      expect(isIncluded({ leafHash: same, index, size, root }, inclusionProof(index, size, big))).toBe(true);
    const older = 2 ** 32 + 3;
    const claim = { older, newer: size, olderRoot: rootAt(older, big), newerRoot: root };
    expect(isConsistent(claim, consistencyProof(older, size, big))).toBe(true);
  });

  it.each([
    ['a leaf beyond the tree', () => inclusionRanges(3, 3)],
    ['a leaf of no tree', () => inclusionRanges(0, 0)],
    ['half a leaf', () => inclusionRanges(0.5, 3)],
    ['a negative size', () => consistencyRanges(-1, 3)],
    ['a tree that shrinks', () => consistencyRanges(4, 3)],
    ['a size beyond exact integers', () => edgePlaces(2 ** 53)],
  ])('are refused for %s', (_, ask) => {
    expect(ask).toThrow(RangeError);
  });
});
