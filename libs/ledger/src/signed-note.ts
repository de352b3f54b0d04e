import { sign, verify, type KeyObject } from 'node:crypto';
import { assertKeyName, noteKeyOf, type NoteKey } from './note-key';

/** Text that at least one known key has signed. */
export interface OpenedNote {
  readonly text: string;
  /** Names of the known keys that signed it, in the order of their lines. */
  readonly signedBy: readonly string[];
  /** The keys themselves. */
  readonly signers: readonly NoteKey[];
}

const keyHashBytes = 4;
const signatureBytes = 64;
const maxNoteLength = 1_000_000;
const maxSignatures = 100;
const signatureLine = /^— ([^\s+]+) ([A-Za-z0-9+/]+={0,2})$/u;

/**
 * C2SP signed note with one Ed25519 signature.
 *
 * @param text ends with a line break and has no other control characters.
 * @throws Error for a text or a key name that a note cannot hold.
 */
export function signNote(text: string, name: string, privateKey: KeyObject): string {
  assertKeyName(name);
  if (!isNoteText(text)) throw new Error('a note ends with a line break and has no other control characters');
  const keyHash = keyHashFor(name, privateKey);
  const signature = sign(null, Buffer.from(text, 'utf8'), privateKey);
  return `${text}\n— ${name} ${Buffer.concat([keyHash, signature]).toString('base64')}\n`;
}

const keyHashes = new WeakMap<KeyObject, Map<string, Buffer>>();

/** Once per key and name: the public half takes longer to derive than a signature takes. */
function keyHashFor(name: string, privateKey: KeyObject): Buffer {
  const ofKey = keyHashes.get(privateKey) ?? new Map<string, Buffer>();
  keyHashes.set(privateKey, ofKey);
  const keyHash = ofKey.get(name) ?? noteKeyOf(name, privateKey).keyHash;
  ofKey.set(name, keyHash);
  return keyHash;
}

/**
 * The text of a note. Lines of unknown keys are ignored, as witnesses may add theirs; a wrong signature of a known key
 * fails the whole note.
 *
 * @throws Error in one sentence when it is no note, a known signature does not fit, or no known key signed.
 */
export function openNote(note: string, keys: readonly NoteKey[]): OpenedNote {
  const { text, lines } = splitNote(note);
  const signers = new Set<NoteKey>();
  for (const line of lines) {
    const { name, keyHash, signature } = readLine(line);
    const key = keys.find((known) => known.name === name && known.keyHash.equals(keyHash));
    if (!key) continue;
    if (signature.length !== signatureBytes || !verify(null, Buffer.from(text, 'utf8'), key.publicKey, signature))
      throw new Error(`the signature of ${name} does not fit the text`);
    signers.add(key);
  }
  if (signers.size === 0) throw new Error('no known key has signed this note');
  return { text, signedBy: [...new Set([...signers].map(({ name }) => name))], signers: [...signers] };
}

/** @throws Error when the text, the empty line or the signatures are not where a note has them. */
function splitNote(note: string): { readonly text: string; readonly lines: readonly string[] } {
  const boundary = note.lastIndexOf('\n\n');
  if (note.length > maxNoteLength || boundary < 0 || !note.endsWith('\n')) throw new Error('this is not a signed note');
  const text = note.slice(0, boundary + 1);
  const lines = note.slice(boundary + 2, -1).split('\n');
  if (!isNoteText(text) || lines.length > maxSignatures) throw new Error('this is not a signed note');
  return { text, lines };
}

function readLine(line: string) {
  const [, name, encoded] = signatureLine.exec(line) ?? [];
  const bytes = Buffer.from(encoded ?? '', 'base64');
  // Base64 has several spellings of some bytes; a note has one.
  if (!name || bytes.length <= keyHashBytes || bytes.toString('base64') !== encoded)
    throw new Error('a signature line of the note is malformed');
  return { name, keyHash: bytes.subarray(0, keyHashBytes), signature: bytes.subarray(keyHashBytes) };
}

// eslint-disable-next-line no-control-regex -- they are what is refused
const isNoteText = (text: string): boolean =>
  text.endsWith('\n') && !/[\u0000-\u0009\u000b-\u001f\u007f]/.test(text) && text.isWellFormed();
