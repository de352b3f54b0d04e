import { noteKeyOf, privateKeyOf, receiptIssuerOf, signReceipt, writeNoteKey } from '@zeren/ledger';
import type { KeyObject } from 'node:crypto';

/** What an act's answer says of the entry that it wrote. */
interface Recorded {
  readonly entryId: string;
  /** Leaf of the entry, base64. */
  readonly receipt: string;
  readonly recordedAt: string;
}

/** Turns the leaf that an act answers into a promise that can be held against us. */
export class Receipts {
  /** As published: what receipts are verified with. */
  readonly verifierKey: string;
  private readonly issuer: string;
  private readonly key: KeyObject;

  /** @param seed of the Ed25519 key, 64 hexadecimal digits; another one than that of checkpoints. */
  constructor(ledgerName: string, seed: string) {
    this.issuer = receiptIssuerOf(ledgerName);
    this.key = privateKeyOf(seed);
    this.verifierKey = writeNoteKey(noteKeyOf(this.issuer, this.key));
  }

  /** Adds the signed receipt to the answer of an act. What is signed stands in the answer: a repetition gets the same bytes. */
  addTo(answer: string): string {
    const { entryId, receipt, recordedAt } = JSON.parse(answer) as Recorded;
    const leafHash = Buffer.from(receipt, 'base64');
    const note = signReceipt({ issuer: this.issuer, entryId, leafHash, recordedAt }, this.key);
    return `${answer.slice(0, -1)},"signedReceipt":${JSON.stringify({ note, verifierKey: this.verifierKey })}}`;
  }
}
