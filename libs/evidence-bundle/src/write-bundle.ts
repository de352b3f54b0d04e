import { canonicalJson } from '@zeren/ledger';
import type { BundleRecord } from './bundle-record';
import { sha256 } from './sha256';

/** A record as its line, without the line break: RFC 8785, so that a record has one spelling. */
export const lineOf = (record: BundleRecord): string => canonicalJson(record);

/** Hash that the last line carries: over the hashes of the lines before it, in their order. */
export const sealOf = (lineHashes: readonly string[]): string => sha256(Buffer.from(lineHashes.join(''), 'hex'));

/** The last line for these lines. @param hashOf SHA-256; for whoever remembers hashes of lines he has met before */
export const endOf = (lines: readonly string[], hashOf: (line: string) => string = sha256): string =>
  lineOf({ type: 'end', lines: lines.length, sha256: sealOf(lines.map((line) => hashOf(line))) });

/** A bundle's text: the records in the order given, and the line that seals them. */
export function writeBundle(records: readonly BundleRecord[]): string {
  const lines = records.map(lineOf);
  return [...lines, endOf(lines), ''].join('\n');
}
