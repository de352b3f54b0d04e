import { temporal } from '@temporalio/proto';
import type { RunRecord } from '@zeren/evidence-bundle';
import { createHash } from 'node:crypto';

/** Lines of a bundle; one that is no text any more is undefined. */
export type Lines = readonly (string | undefined)[];

const { History } = temporal.api.history.v1;
type History = temporal.api.history.v1.IHistory;

/** The history of a record. */
export const decodedHistory = ({ history }: RunRecord): History => History.decode(Buffer.from(history, 'base64'));

type Payload = temporal.api.common.v1.IPayload;

/** Payloads that hold something, wherever they stand. */
export function payloadsIn(value: unknown): Payload[] {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return [];
  const { data } = value as Payload;
  if (data instanceof Uint8Array && data.length > 0) return [value as Payload];
  return Object.values(value).flatMap(payloadsIn);
}

/** Hexadecimal. */
export const sha256 = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex');

/** A line break in a line makes two of it; what is not UTF-8 is no line. */
export function splitLine(bytes: Buffer): Lines {
  const parts: (string | undefined)[] = [];
  for (let from = 0; from <= bytes.length;) {
    const at = bytes.indexOf(10, from);
    const until = at < 0 ? bytes.length : at;
    const part = bytes.subarray(from, until);
    const text = part.toString('utf8');
    parts.push(Buffer.from(text).equals(part) ? text : undefined);
    from = until + 1;
  }
  return parts;
}
