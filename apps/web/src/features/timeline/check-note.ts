import type { CheckpointAnswer } from '@zeren/api-contracts';
import { bytesOf, joined, sha256, textOf } from './web-hash';

/** `unable`: this browser knows no Ed25519, which says nothing about the signature. */
export type NoteFinding = 'signed' | 'not-signed' | 'unable';

const keyHashBytes = 4;
const ed25519 = Uint8Array.of(1);

/** Whether the signed note says the size and root that were used, and the published key has signed it (C2SP signed note). */
export async function checkNote({ origin, size, root, note, verifierKey }: CheckpointAnswer): Promise<NoteFinding> {
  const boundary = note.lastIndexOf('\n\n');
  const text = note.slice(0, boundary + 1);
  const [name = '', , encodedKey = ''] = partsOf(verifierKey);
  if (boundary < 0 || text !== `${origin}\n${size}\n${root}\n` || name !== origin) return 'not-signed';
  const typed = bytesOf(encodedKey);
  const raw = typed.slice(1);
  const keyHash = (await sha256(new TextEncoder().encode(`${name}\n`), ed25519, raw)).slice(0, keyHashBytes);
  const signatures = note
    .slice(boundary + 2)
    .split('\n')
    .filter((line) => line.startsWith(`— ${name} `))
    .map((line) => bytesOf(line.slice(`— ${name} `.length)))
    .filter((bytes) => textOf(bytes.slice(0, keyHashBytes)) === textOf(keyHash));
  const [signature] = signatures;
  if (typed[0] !== ed25519[0] || !signature) return 'not-signed';
  return verifies(raw, signature.slice(keyHashBytes), joined(new TextEncoder().encode(text)));
}

/** `name+hash+key`; the key is base64 and may hold plus signs itself. */
function partsOf(verifierKey: string): readonly string[] {
  const [name = '', hash = '', ...key] = verifierKey.split('+');
  return [name, hash, key.join('+')];
}

async function verifies(
  raw: Uint8Array<ArrayBuffer>,
  signature: Uint8Array<ArrayBuffer>,
  text: Uint8Array<ArrayBuffer>,
): Promise<NoteFinding> {
  let key: CryptoKey;
  try {
    key = await crypto.subtle.importKey('raw', raw, 'Ed25519', false, ['verify']);
  } catch {
    return 'unable';
  }
  return (await crypto.subtle.verify('Ed25519', key, signature, text)) ? 'signed' : 'not-signed';
}
