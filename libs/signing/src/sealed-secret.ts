import { createCipheriv, createDecipheriv, hash, randomBytes } from 'node:crypto';

const version = 'zs1';
const form = /^zs1\.([0-9a-f]{8})\.([\w-]+)$/;
const [ivBytes, tagBytes] = [12, 16];

interface Key {
  readonly id: string;
  readonly bytes: Buffer;
}

/**
 * Secrets at rest: AES-256-GCM under the first of some keys, bound to whose they are, so that one moved to somebody
 * else's row opens nothing. Every key opens; the others are those that were first before.
 */
export class SecretSealer {
  private readonly keys: readonly [Key, ...Key[]];

  /** @param keys 64 hexadecimal digits each. */
  constructor(keys: readonly [string, ...string[]]) {
    const [first, ...others] = keys;
    this.keys = [keyOf(first), ...others.map(keyOf)];
  }

  /** `zs1.<id of the key>.<iv, tag and cipher text>` */
  seal(secret: string, owner: string): string {
    const [{ id, bytes }] = this.keys;
    const iv = randomBytes(ivBytes);
    const cipher = createCipheriv('aes-256-gcm', bytes, iv).setAAD(Buffer.from(`${version}\n${owner}`));
    const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
    return `${version}.${id}.${Buffer.concat([iv, cipher.getAuthTag(), text]).toString('base64url')}`;
  }

  /** What was stored before secrets were sealed opens as it is. @throws Error for another key, another owner, a changed byte. */
  open(stored: string, owner: string): string {
    if (!stored.startsWith(`${version}.`)) return stored;
    const [, id, sealed = ''] = form.exec(stored) ?? [];
    const key = this.keys.find((known) => known.id === id);
    if (!key) throw new Error(`no key ${id ?? ''} for a sealed secret`);
    const bytes = Buffer.from(sealed, 'base64url');
    const [textAt, iv] = [ivBytes + tagBytes, bytes.subarray(0, ivBytes)];
    const decipher = createDecipheriv('aes-256-gcm', key.bytes, iv, { authTagLength: tagBytes })
      .setAAD(Buffer.from(`${version}\n${owner}`))
      .setAuthTag(bytes.subarray(ivBytes, textAt));
    return Buffer.concat([decipher.update(bytes.subarray(textAt)), decipher.final()]).toString('utf8');
  }

  /** False for what is to be sealed anew: under an earlier key, or not at all. */
  isCurrent(stored: string): boolean {
    return stored.startsWith(`${version}.${this.keys[0].id}.`);
  }
}

/** The id says which key, and nothing about it. */
const keyOf = (hex: string): Key => ({
  id: hash('sha256', `zeren/factor-key/v1\n${hex.toLowerCase()}`).slice(0, 8),
  bytes: Buffer.from(hex, 'hex'),
});
