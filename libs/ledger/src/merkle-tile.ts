import { assertCounts, hashBytes } from './merkle-hash';
import { joinHashes, rootOf, subtreesOf, type Subtree, type SubtreeHash } from './merkle-range';

/** Hashes in a complete tile; C2SP tlog-tiles calls this a height of 8. */
export const tileWidth = 256;
const tileHeight = 8;

/** Place of a tile: it holds the hashes of the complete subtrees of 256^level leaves each, 256 per tile from the left. */
export interface TilePlace {
  readonly level: number;
  readonly index: number;
}

/** A full tile: its hashes in a row and the hash of all leaves below it. It never changes again. */
export interface Tile extends TilePlace {
  readonly hashes: Buffer;
  readonly root: Buffer;
}

/** Tile by place, complete or with as many hashes as there are; its hashes in a row. */
export type TileHashes = (place: TilePlace) => Buffer;

/** Looks tiles up among those that were read; one that was not is empty. */
export function tilesIn(read: readonly (TilePlace & { readonly hashes: Buffer })[]): TileHashes {
  const byPlace = new Map(read.map(({ level, index, hashes }) => [`${level}/${index}`, hashes]));
  return ({ level, index }) => byPlace.get(`${level}/${index}`) ?? Buffer.alloc(0);
}

/** Places of the tiles at the right edge of a tree, those that are not full; one per level, the lowest first. */
export function edgePlaces(size: number): readonly TilePlace[] {
  assertCounts(size);
  const places: TilePlace[] = [];
  for (let [level, count] = [0, size]; count > 0; level += 1, count = Math.floor(count / tileWidth))
    places.push({ level, index: Math.floor(count / tileWidth) });
  return places;
}

/** Tile in which the hash of a complete subtree is found, or made. */
export function tileOf({ level, index }: Subtree): TilePlace {
  const first = index * 2 ** (level % tileHeight);
  return { level: Math.floor(level / tileHeight), index: Math.floor(first / tileWidth) };
}

/** @throws RangeError when the tile is too short for the subtree: the tree has not grown that far. */
export const hashFromTiles =
  (tiles: TileHashes): SubtreeHash =>
  (subtree) => {
    const width = 2 ** (subtree.level % tileHeight);
    const first = (subtree.index * width) % tileWidth;
    const hashes = splitHashes(tiles(tileOf(subtree))).slice(first, first + width);
    if (hashes.length < width) throw new RangeError(`no hash of subtree ${subtree.level}/${subtree.index} yet`);
    return rootOf(hashes);
  };

/** @throws RangeError when the bytes are not whole hashes. */
export function splitHashes(bytes: Buffer): readonly Buffer[] {
  if (bytes.length % hashBytes !== 0) throw new RangeError('a tile is made of whole hashes');
  return Array.from({ length: bytes.length / hashBytes }, (_, i) => bytes.subarray(i * hashBytes, (i + 1) * hashBytes));
}

/** The right edge of a growing tree: what has to be known to append to it, at most 255 hashes per level of tiles. */
export class TreeEdge {
  private constructor(
    private leafCount: number,
    /** Hashes of the tile that is not full yet, per level. */
    private readonly levels: Buffer[][],
  ) {}

  /**
   * @param tiles answers the places of `edgePlaces(size)`.
   * @throws RangeError when a tile does not hold exactly what a tree of this size has there.
   */
  static at(size: number, tiles: TileHashes): TreeEdge {
    const levels = edgePlaces(size).map((place) => {
      const hashes = splitHashes(tiles(place));
      const expected = Math.floor(size / tileWidth ** place.level) % tileWidth;
      if (hashes.length !== expected)
        throw new RangeError(`tile ${place.level}/${place.index} has ${hashes.length} hashes instead of ${expected}`);
      return [...hashes];
    });
    return new TreeEdge(size, levels);
  }

  get size(): number {
    return this.leafCount;
  }

  /** Answers the tiles that became full: mostly none, one per 256 leaves and level. */
  append(leafHash: Buffer): readonly Tile[] {
    const full: Tile[] = [];
    let hash = leafHash;
    for (let level = 0; ; level += 1) {
      const open = (this.levels[level] ??= []);
      open.push(hash);
      if (open.length < tileWidth) break;
      hash = rootOf(open);
      const index = Math.floor(this.leafCount / tileWidth ** (level + 1));
      full.push({ level, index, hashes: Buffer.concat(open), root: hash });
      open.length = 0;
    }
    this.leafCount += 1;
    return full;
  }

  /** RFC 6962 root of everything appended. */
  root(): Buffer {
    return joinHashes(this.levels.toReversed().flatMap(peaksOf));
  }
}

/** Largest first: the hashes of the complete subtrees that a tile in the making consists of. */
const peaksOf = (open: readonly Buffer[]): readonly Buffer[] =>
  subtreesOf({ start: 0, size: open.length }).map(({ level, index }) =>
    rootOf(open.slice(index * 2 ** level, (index + 1) * 2 ** level)),
  );
