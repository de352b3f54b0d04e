import { hash } from 'node:crypto';

const leafPrefix = Buffer.of(0);
const nodePrefix = Buffer.of(1);

/** In one call: trees are made of very many very short texts. */
const sha256 = (data: Buffer | string): Buffer => hash('sha256', data, 'buffer');

/** Bytes of every hash of a tree. */
export const hashBytes = 32;

/** Root of a tree without leaves: SHA-256 of nothing (RFC 6962 §2.1). */
export const emptyRoot: Buffer = sha256('');

/** RFC 6962 leaf: SHA-256 over 0x00 and the payload; text is taken as UTF-8. */
export const leafHashOf = (payload: string | Buffer): Buffer =>
  sha256(typeof payload === 'string' ? `\0${payload}` : Buffer.concat([leafPrefix, payload]));

/** RFC 6962 inner node: SHA-256 over 0x01, the left and the right hash. */
export const nodeHashOf = (left: Buffer, right: Buffer): Buffer => sha256(Buffer.concat([nodePrefix, left, right]));

/** Leaves of a tree, and places among them: whole numbers as JavaScript holds them exactly. */
export const isCount = (...values: readonly number[]): boolean =>
  values.every((value) => Number.isSafeInteger(value) && value >= 0);

/** @throws RangeError unless every value is a whole number from 0 that JavaScript holds exactly. */
export function assertCounts(...values: readonly number[]): void {
  if (!isCount(...values)) throw new RangeError('sizes and indices of a tree are whole numbers from 0');
}
