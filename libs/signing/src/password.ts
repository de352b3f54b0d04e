import { hash, verify } from '@node-rs/argon2';
import { randomBytes } from 'node:crypto';

/** argon2id; three times the OWASP minimum of time, so that a guess costs about 100 ms. */
const cost = { memoryCost: 19_456, timeCost: 6, parallelism: 1 } as const;

export const hashPassword = (password: string): Promise<string> => hash(password, cost);

let nobody: Promise<string> | undefined;

/**
 * Is this the password? Without a hash (nobody has this login) it takes the same time and says no: time must not tell
 * who exists.
 */
export async function isPassword(password: string, storedHash: string | undefined): Promise<boolean> {
  nobody ??= hashPassword(randomBytes(24).toString('base64url'));
  const isRight = await verify(storedHash ?? (await nobody), password);
  return storedHash !== undefined && isRight;
}
