/** Where something stands in a text, counted from 1; columns in UTF-16 units. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export interface JsonText {
  readonly value: unknown;
  /** Place of the value at a path; of the nearest value above it when there is none. */
  placeOf(path: readonly PropertyKey[]): Place;
}

/** The text is not JSON, or could be read in two ways. */
export class JsonFault extends Error {
  constructor(
    readonly place: Place,
    message: string,
  ) {
    super(message);
  }
}

const maxDepth = 64;
const number = /-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y;
const string = /"(?:[^"\\\p{Cc}]|[\u007f-\u009f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy;
const space = /[ \t\r\n]*/y;
const words: readonly (readonly [string, unknown])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
];

const keyOf = (path: readonly PropertyKey[]): string => path.map(String).join('\0');

/**
 * JSON with the place of every value: `JSON.parse` forgets it, and a person who mends a file needs it.
 *
 * @throws JsonFault also for a key that appears twice: two readers of one text could see two documents.
 */
export function readJson(text: string): JsonText {
  const reader = new Reader(text.startsWith('\ufeff') ? text.slice(1) : text);
  const value = reader.document();
  return {
    value,
    placeOf: (path) => {
      for (let length = path.length; length >= 0; length--) {
        const offset = reader.offsets.get(keyOf(path.slice(0, length)));
        if (offset !== undefined) return reader.placeAt(offset);
      }
      return { line: 1, column: 1 };
    },
  };
}

class Reader {
  readonly offsets = new Map<string, number>();
  private at = 0;

  constructor(private readonly text: string) {}

  document(): unknown {
    const value = this.value([]);
    this.skip();
    if (this.at < this.text.length) throw this.fault('something follows the end of the document');
    return value;
  }

  placeAt(offset: number): Place {
    const before = this.text.slice(0, offset);
    const line = before.split('\n').length;
    return { line, column: offset - before.lastIndexOf('\n') };
  }

  private value(path: readonly PropertyKey[]): unknown {
    if (path.length > maxDepth) throw this.fault(`nested deeper than ${maxDepth} levels`);
    this.skip();
    this.offsets.set(keyOf(path), this.at);
    const first = this.text[this.at];
    if (first === '{') return this.object(path);
    if (first === '[') return this.array(path);
    return first === '"' ? this.string() : this.scalar();
  }

  private object(path: readonly PropertyKey[]): object {
    const members: [string, unknown][] = [];
    const names = new Set<string>();
    this.list('}', () => {
      this.skip();
      const start = this.at;
      const name = this.string();
      if (names.has(name)) throw this.fault(`"${name}" is given twice`, start);
      names.add(name);
      this.expect(':');
      members.push([name, this.value([...path, name])]);
    });
    return Object.fromEntries(members);
  }

  private array(path: readonly PropertyKey[]): unknown[] {
    const items: unknown[] = [];
    this.list(']', () => items.push(this.value([...path, items.length])));
    return items;
  }

  private list(end: string, next: () => void): void {
    this.at++;
    this.skip();
    if (this.take(end)) return;
    do next();
    while (this.take(','));
    this.expect(end);
  }

  private string(): string {
    const token = this.match(string);
    if (token === undefined) throw this.fault('a text in double quotes is expected');
    return JSON.parse(token) as string;
  }

  private scalar(): unknown {
    const word = words.find(([token]) => this.text.startsWith(token, this.at));
    if (word) {
      this.at += word[0].length;
      return word[1];
    }
    const token = this.match(number);
    if (token === undefined)
      throw this.fault(this.at < this.text.length ? 'a value is expected' : 'the document ends too early');
    return JSON.parse(token);
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const token = pattern.exec(this.text)?.[0];
    this.at += token?.length ?? 0;
    return token;
  }

  private skip(): void {
    this.match(space);
  }

  private take(token: string): boolean {
    this.skip();
    if (this.text[this.at] !== token) return false;
    this.at++;
    return true;
  }

  private expect(token: string): void {
    if (!this.take(token)) throw this.fault(`"${token}" is expected`);
  }

  private fault(message: string, offset = this.at): JsonFault {
    return new JsonFault(this.placeAt(offset), message);
  }
}
