/** Characters in a row that are compared: long enough that common words do not meet by chance. */
const length = 6;
const isWritten = /[\p{L}\p{N}]/u;

export interface Shingles {
  /** How many different ones. */
  readonly size: number;
  /** One in `every`, the same ones of whatever text. */
  sample(every: number): readonly number[];
  /** Passages of this text that the other one says, too, as they are written here; the longest first, each once. */
  sharedWith(other: Shingles): readonly string[];
  has(shingle: number): boolean;
}

/** A text as runs of characters; spaces, punctuation, width and case are no difference. Passages do not pass a line's end. */
export function shinglesOf(text: string): Shingles {
  const lines = text.split('\n').map(lineOf);
  const all = new Set(lines.flatMap(({ shingles }) => shingles));
  return {
    size: all.size,
    sample: (every) => (every === 1 ? [...all] : [...all].filter((shingle) => shingle % every === 0)),
    has: (shingle) => all.has(shingle),
    sharedWith: (other) => {
      const passages = new Set(lines.flatMap((line) => passagesOf(line, other)));
      return [...passages].toSorted((a, b) => b.length - a.length);
    },
  };
}

interface Line {
  readonly text: string;
  /** Where each written character begins, and where it ends. */
  readonly from: readonly number[];
  readonly until: readonly number[];
  /** By the place of their first character. */
  readonly shingles: readonly number[];
}

function lineOf(text: string): Line {
  const from: number[] = [];
  const until: number[] = [];
  const points: number[] = [];
  let at = 0;
  for (const character of text) {
    const end = at + character.length;
    if (isWritten.test(character)) {
      from.push(at);
      until.push(end);
      points.push(character.normalize('NFKC').toLowerCase().codePointAt(0) ?? 0);
    }
    at = end;
  }
  const count = Math.max(0, points.length - length + 1);
  const shingles = Array.from({ length: count }, (_, index) => hash(points, index));
  return { text, from, until, shingles };
}

function passagesOf({ text, from, until, shingles }: Line, other: Shingles): readonly string[] {
  const passages: string[] = [];
  for (let start = 0; start < shingles.length; start += 1) {
    let end = start;
    while (end < shingles.length && other.has(shingles[end] ?? -1)) end += 1;
    if (end === start) continue;
    passages.push(text.slice(from[start], until[end + length - 2]));
    start = end;
  }
  return passages;
}

/** FNV-1a over code points, kept in 31 bits: texts of a year meet by chance in no passage that counts. */
function hash(points: readonly number[], from: number): number {
  let value = 0x811c9dc5;
  for (let at = from; at < from + length; at += 1) value = Math.imul(value ^ (points[at] ?? 0), 0x01000193);
  return (value ^ (value >>> 15)) & 0x7fffffff;
}
