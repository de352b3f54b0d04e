import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';

/** A key that may sign notes, as a verifier knows it. */
export interface NoteKey {
  readonly name: string;
  /** First four bytes of SHA-256 over name, line break, 0x01 and the public key. */
  readonly keyHash: Buffer;
  readonly publicKey: KeyObject;
}

const ed25519 = Buffer.of(1);
const publicKeyBytes = 32;
const publicPrefix = Buffer.from('302a300506032b6570032100', 'hex');
const privatePrefix = Buffer.from('302e020100300506032b657004220420', 'hex');
const writtenKey = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})$/u;

/**
 * Ed25519 private key from its seed (RFC 8032 §5.1.5).
 *
 * @param seed 64 hexadecimal digits.
 * @throws Error that does not repeat the seed.
 */
export function privateKeyOf(seed: string): KeyObject {
  if (!/^[0-9a-f]{64}$/i.test(seed)) throw new Error('the seed of an Ed25519 key is 64 hexadecimal digits');
  const key = Buffer.concat([privatePrefix, Buffer.from(seed, 'hex')]);
  return createPrivateKey({ key, format: 'der', type: 'pkcs8' });
}

/** What others need to verify notes of this name. @param key private or public, Ed25519. */
export function noteKeyOf(name: string, key: KeyObject): NoteKey {
  assertKeyName(name);
  const publicKey = key.type === 'private' ? createPublicKey(key) : key;
  return { name, keyHash: keyHashOf(name, rawOf(publicKey)), publicKey };
}

/** As published: `name+hash+base64(0x01 ‖ public key)`, the form of C2SP and of Go's note package. */
export function writeNoteKey({ name, keyHash, publicKey }: NoteKey): string {
  return `${name}+${keyHash.toString('hex')}+${Buffer.concat([ed25519, rawOf(publicKey)]).toString('base64')}`;
}

/** @throws Error when it is not the published form of an Ed25519 key, or its hash belongs to another one. */
export function readNoteKey(text: string): NoteKey {
  const [, name = '', hash = '', encoded = ''] = writtenKey.exec(text) ?? [];
  const bytes = Buffer.from(encoded, 'base64');
  const raw = bytes.subarray(1);
  const isKey = bytes.length === 1 + publicKeyBytes && bytes[0] === ed25519[0] && bytes.toString('base64') === encoded;
  if (!isKey || keyHashOf(name, raw).toString('hex') !== hash)
    throw new Error('this is not a verifier key: name+hash+key of an Ed25519 key');
  const publicKey = createPublicKey({ key: Buffer.concat([publicPrefix, raw]), format: 'der', type: 'spki' });
  return { name, keyHash: keyHashOf(name, raw), publicKey };
}

/** @throws Error for a name with spaces or plus signs, or none. */
export function assertKeyName(name: string): void {
  if (!/^[^\s+]+$/u.test(name) || !name.isWellFormed())
    throw new Error('the name of a key has neither spaces nor plus signs');
}

function rawOf(publicKey: KeyObject): Buffer {
  if (publicKey.asymmetricKeyType !== 'ed25519') throw new Error('an Ed25519 key is needed');
  return publicKey.export({ type: 'spki', format: 'der' }).subarray(-publicKeyBytes);
}

const keyHashOf = (name: string, raw: Buffer): Buffer =>
  createHash('sha256').update(`${name}\n`).update(ed25519).update(raw).digest().subarray(0, 4);
