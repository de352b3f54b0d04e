import { bundleFormat, type BundleRecord } from './bundle-record';

type Check = (value: unknown) => boolean;
type Shape = Readonly<Record<string, Check>>;

const text: Check = (value) => typeof value === 'string';
const count: Check = (value) => Number.isSafeInteger(value) && Number(value) >= 0;
const hash: Check = (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
const is =
  (...allowed: readonly unknown[]): Check =>
  (value) =>
    allowed.includes(value);
const texts: Check = (value) => Array.isArray(value) && value.every(text);
const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
/** Base64 has several spellings of some bytes; a bundle has one. */
const base64: Check = (value) => typeof value === 'string' && Buffer.from(value, 'base64').toString('base64') === value;
const shapes: { readonly [Type in BundleRecord['type']]: Shape } = {
  header: {
    format: is(bundleFormat),
    v: is(1),
    organisationId: text,
    cycleId: text,
    origin: text,
    keys: texts,
  },
  leaf: { index: count, hash, payload: optional(text) },
  checkpoint: { note: text },
  content: { entryId: text, salt: text, text },
  document: { letterId: text, version: count, sha256: hash, text },
  code: { sha256: hash, text },
  run: {
    workflowId: text,
    runId: text,
    state: is('archived', 'open'),
    codeSha256: hash,
    history: base64,
  },
  end: { lines: count, sha256: hash },
};

/** @throws Error that names the member that is missing, too much, or not what the format says. */
export function assertShape(value: unknown): asserts value is BundleRecord {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('a line is one JSON object');
  const { type, ...members } = value as { readonly type?: unknown } & Readonly<Record<string, unknown>>;
  if (typeof type !== 'string' || !Object.hasOwn(shapes, type)) throw new Error(`there is no record ${String(type)}`);
  const shape = shapes[type as BundleRecord['type']];
  const unknown = Object.keys(members).find((name) => !Object.hasOwn(shape, name));
  if (unknown !== undefined) throw new Error(`a ${type} has no member ${unknown}`);
  const wrong = Object.entries(shape).find(([name, check]) => !check(members[name]));
  if (wrong) throw new Error(`the member ${wrong[0]} of a ${type} is missing or wrong`);
}
