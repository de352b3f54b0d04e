import { temporal } from '@temporalio/proto';
import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';

export type History = temporal.api.history.v1.IHistory;

const { History: HistoryMessage } = temporal.api.history.v1;

/**
 * A run's history as protobuf, one form per content: a server sends the entries of a map in a new order each time, here they
 * are sorted by key. So two fetches of a closed run give the same bytes, and their hash names the content.
 */
export function encodeHistory(history: History): Uint8Array {
  const copy = decodeHistory(HistoryMessage.encode(HistoryMessage.fromObject(history)).finish());
  return HistoryMessage.encode(sorted(copy) as History).finish();
}

/** @throws Error when the bytes are not a history. */
export const decodeHistory = (bytes: Uint8Array): History => HistoryMessage.decode(bytes);

/** A history as the archive keeps it; its payloads are still encrypted. @throws Error when the bytes are none. */
export const keptHistory = (historyGzip: Uint8Array): History => decodeHistory(gunzipSync(historyGzip));

/** In hexadecimal digits. */
export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** In place, but for maps, which are made anew. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
  if (Array.isArray(value)) return value.map(sorted);
  if (isMap(value)) {
    const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(entries.map(([key, member]) => [key, sorted(member)]));
  }
  for (const [name, member] of Object.entries(value)) (value as Record<string, unknown>)[name] = sorted(member);
  return value;
}

/** Messages have a class, numbers of 64 bits too; a map has none. */
function isMap(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}
