import type { KeyObject } from 'node:crypto';
import { hashBytes } from './merkle-hash';
import type { NoteKey } from './note-key';
import { openNote, signNote } from './signed-note';

/** A promise: this leaf will be part of every checkpoint that covers entries recorded after `includeBefore`. */
export interface Receipt {
  /** Who promises, and the name of the key that signs. */
  readonly issuer: string;
  readonly entryId: string;
  readonly leafHash: Buffer;
  /** ISO 8601, milliseconds, UTC. */
  readonly recordedAt: string;
  /** A day after `recordedAt`. */
  readonly includeBefore: string;
}

const promisedWithinMs = 86_400_000;
const title = 'zeren receipt v1';
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** Who issues the receipts of an installation. */
export const receiptIssuerOf = (ledgerName: string): string => `${ledgerName}/receipts`;

/**
 * The receipt of an entry as a signed note. The same entry and key give the same bytes, whenever they are asked for.
 *
 * @param recordedAt ISO 8601, milliseconds, UTC.
 */
export function signReceipt(
  { issuer, entryId, leafHash, recordedAt }: Omit<Receipt, 'includeBefore'>,
  privateKey: KeyObject,
): string {
  const includeBefore = new Date(Date.parse(recordedAt) + promisedWithinMs).toISOString();
  const lines = [issuer, title, entryId, leafHash.toString('base64'), recordedAt, includeBefore];
  return signNote(`${lines.join('\n')}\n`, issuer, privateKey);
}

/** @throws Error in one sentence when it is no receipt, or its issuer has not signed it with a known key. */
export function openReceipt(note: string, keys: readonly NoteKey[]): Receipt {
  const { text, signedBy } = openNote(note, keys);
  const [issuer = '', kind, entryId = '', encoded = '', recordedAt = '', includeBefore = '', end, ...more] =
    text.split('\n');
  const leafHash = Buffer.from(encoded, 'base64');
  const isWhole = kind === title && entryId !== '' && end === '' && more.length === 0;
  const isHash = leafHash.length === hashBytes && leafHash.toString('base64') === encoded;
  if (!isWhole || !isHash || !instant.test(recordedAt) || !instant.test(includeBefore))
    throw new Error('this is not a receipt');
  if (!signedBy.includes(issuer)) throw new Error(`no key of ${issuer} has signed this receipt`);
  return { issuer, entryId, leafHash, recordedAt, includeBefore };
}
