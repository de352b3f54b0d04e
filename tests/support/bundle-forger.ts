import { temporal } from '@temporalio/proto';
import { endOf, type BundleRecord, type RunRecord } from '@zeren/evidence-bundle';
import {
  canonicalJson,
  leafHashOf,
  noteKeyOf,
  peekCheckpoint,
  privateKeyOf,
  rootOf,
  signCheckpoint,
  writeNoteKey,
} from '@zeren/ledger';
import { decodedHistory, payloadsIn, sha256, splitLine, type Lines } from './bundle-bytes';

const { History } = temporal.api.history.v1;
type History = temporal.api.history.v1.IHistory;

/** Every way in which a bundle is spoiled; `random(n)` answers a whole number below n. */
export type Random = (below: number) => number;

/** A bundle in somebody's hands who wants it to say something else. */
export class Forger {
  readonly records: readonly BundleRecord[];
  /** Hashes of the lines as they were: megabytes of code that most forgeries leave alone. */
  private readonly hashes: ReadonlyMap<string, string>;

  constructor(
    readonly lines: readonly string[],
    private readonly random: Random,
  ) {
    this.records = lines.map((line) => JSON.parse(line) as BundleRecord);
    this.hashes = new Map(lines.map((line) => [line, sha256(line)]));
  }

  /** Places of the records of a type. */
  places(type: BundleRecord['type']): readonly number[] {
    return this.records.flatMap((record, at) => (record.type === type ? [at] : []));
  }

  any(places: readonly number[]): number {
    return places[this.random(places.length)] ?? 0;
  }

  /** One byte of one line into another; undefined when that is no text any more. */
  editByte(): Lines {
    const at = this.random(this.lines.length);
    const bytes = Buffer.from(this.lines[at] ?? '');
    const place = this.random(bytes.length);
    bytes[place] = ((bytes[place] ?? 0) + 1 + this.random(255)) % 256;
    return [...this.lines.slice(0, at), ...splitLine(bytes), ...this.lines.slice(at + 1)];
  }

  /** The same, but the text stays text and the seal is made anew. */
  editLetter(): Lines {
    const at = this.random(this.lines.length - 1);
    const line = this.lines[at] ?? '';
    const place = this.random(line.length);
    const letter = String.fromCharCode(48 + this.random(75));
    const other = letter === line[place] ? '~' : letter;
    return this.sealed(this.lines.toSpliced(at, 1, line.slice(0, place) + other + line.slice(place + 1)));
  }

  deleteLine(): Lines {
    return this.lines.toSpliced(this.random(this.lines.length), 1);
  }

  /** Something that others refer to, and a new seal: nothing but the reference tells. */
  deleteReferred(): Lines {
    const types = ['leaf', 'document', 'code', 'run'] as const;
    return this.sealed(this.lines.toSpliced(this.any(types.flatMap((type) => this.places(type))), 1));
  }

  insertLine(): Lines {
    const again = this.lines[this.random(this.lines.length - 1)] ?? '';
    return this.sealed(this.lines.toSpliced(1 + this.random(this.lines.length - 1), 0, again));
  }

  swapLines(): Lines {
    const [a, b] = [this.random(this.lines.length - 1), this.random(this.lines.length - 1)];
    const other = a === b ? (a + 1) % (this.lines.length - 1) : b;
    return this.sealed(this.lines.with(a, this.lines[other] ?? '').with(other, this.lines[a] ?? ''));
  }

  truncate(): Lines {
    const rest = this.lines.slice(0, 1 + this.random(this.lines.length - 2));
    return this.random(2) === 0 ? rest : this.sealed(rest);
  }

  /** An entry rewritten with its hash and all roots after it, by somebody without a key. */
  rechain(): Lines {
    return this.rewritten(this.any(this.entries()), (note, root) => {
      const [origin, size, , ...rest] = note.split('\n');
      return [origin, size, root.toString('base64'), ...rest].join('\n');
    });
  }

  /** The same by somebody with a key of his own. */
  resignWithOtherKey(): Lines {
    const seed = Buffer.from(Array.from({ length: 32 }, () => this.random(256))).toString('hex');
    return this.resigned(this.any(this.entries()), seed);
  }

  /** The same by somebody with the true key: only an earlier checkpoint elsewhere tells. @param before size of that checkpoint */
  replaceTail(before: number, seed: string): Lines {
    return this.resigned(this.any(this.entries().filter((at) => at - 1 < before)), seed);
  }

  /** The payload of one event into another. */
  editPayload(): Lines {
    const at = this.any(this.places('run'));
    return this.sealed(this.withHistory(at, (history) => this.spoilPayload(history)));
  }

  swapHistories(): Lines {
    const runs = this.places('run');
    const [a, b] = [this.any(runs), this.any(runs)];
    const other = a === b ? (runs.find((at) => at !== a) ?? a) : b;
    const [one, two] = [this.records[a] as RunRecord, this.records[other] as RunRecord];
    return this.sealed(
      this.lines
        .with(a, canonicalJson({ ...one, history: two.history }))
        .with(other, canonicalJson({ ...two, history: one.history })),
    );
  }

  /** A history changed, archived so, and everything signed with the true key: only what the code computes tells. */
  forgeHistory(seed: string, spoil: (history: History) => void): Lines {
    const at = this.any(this.places('run').filter((place) => this.canSpoil(place, spoil)));
    const spoiled = this.withHistory(at, spoil);
    const { runId, history } = JSON.parse(spoiled[at] ?? '') as RunRecord;
    const plainSha256 = sha256(Buffer.from(history, 'base64'));
    const entry = this.entries().find((place) => {
      const { kind, subject } = this.payload(place);
      return kind === 'run.archived' && (subject as { runId: string }).runId === runId;
    });
    if (entry === undefined) throw new Error('this history is not archived');
    const payload = this.payload(entry);
    const forged = { ...payload, subject: { ...(payload['subject'] as object), plainSha256 } };
    return new Forger(spoiled, this.random).resigned(entry, seed, canonicalJson(forged));
  }

  private readonly hashOf = (line: string): string => this.hashes.get(line) ?? sha256(line);

  /** With a new last line for whatever stands before it. */
  private sealed(lines: readonly string[]): Lines {
    const body = lines.filter((line) => !line.startsWith('{"lines":'));
    return [...body, endOf(body, this.hashOf)];
  }

  private canSpoil(place: number, spoil: (history: History) => void): boolean {
    const history = decodedHistory(this.records[place] as RunRecord);
    const before = JSON.stringify(history);
    spoil(history);
    return JSON.stringify(history) !== before;
  }

  private entries(): readonly number[] {
    return this.places('leaf').filter((at) => 'payload' in (this.records[at] ?? {}));
  }

  private payload(at: number): Readonly<Record<string, unknown>> {
    const { payload = '{}' } = this.records[at] as { readonly payload?: string };
    return JSON.parse(payload) as Readonly<Record<string, unknown>>;
  }

  private resigned(at: number, seed: string, payload?: string): Lines {
    const header = this.records[0] as Extract<BundleRecord, { type: 'header' }>;
    const key = privateKeyOf(seed);
    const lines = this.rewritten(at, (note, root) => signCheckpoint({ ...peekCheckpoint(note), root }, key), payload);
    const keys = [writeNoteKey(noteKeyOf(header.origin, key))];
    return this.sealed([canonicalJson({ ...header, keys }), ...lines.slice(1, -1)]);
  }

  /** An entry says something else; leaf and roots follow it. */
  private rewritten(at: number, noteOf: (note: string, root: Buffer) => string, payload?: string): readonly string[] {
    const kept = this.payload(at);
    const other =
      payload ?? canonicalJson({ ...kept, businessAt: Number(kept['businessAt']) + 1 + this.random(1_000) });
    const leaf = { ...this.records[at], payload: other, hash: leafHashOf(other).toString('hex') };
    const lines = this.lines.with(at, canonicalJson(leaf));
    const hashes = this.places('leaf').map((place) =>
      Buffer.from(place === at ? leaf.hash : (this.records[place] as { readonly hash: string }).hash, 'hex'),
    );
    for (const place of this.places('checkpoint')) {
      const { note } = this.records[place] as { readonly note: string };
      const { size, root } = peekCheckpoint(note);
      const now = size > at - 1 ? rootOf(hashes.slice(0, size)) : root;
      lines[place] = canonicalJson({ type: 'checkpoint', note: noteOf(note, now) });
    }
    return [...lines.slice(0, -1), endOf(lines.slice(0, -1), this.hashOf)];
  }

  private withHistory(at: number, spoil: (history: History) => void): readonly string[] {
    const record = this.records[at] as RunRecord;
    const history = decodedHistory(record);
    spoil(history);
    const bytes = Buffer.from(History.encode(History.fromObject(history)).finish());
    return this.lines.with(at, canonicalJson({ ...record, history: bytes.toString('base64') }));
  }

  private spoilPayload(history: History): void {
    const payloads = payloadsIn(history);
    const payload = payloads[this.random(payloads.length)];
    if (!payload) throw new Error('a history without payloads');
    const data = Buffer.from(payload.data ?? []);
    const place = this.random(data.length);
    data[place] = ((data[place] ?? 0) + 1 + this.random(255)) % 256;
    payload.data = data;
  }
}
