import type { EpochMs, LedgerEventKind } from '@zeren/domain';
import { assertIntegers, canonicalJson, type Json } from './canonical-json';
import { leafHashOf } from './merkle-hash';

export interface LedgerFacts {
  readonly entryId: string;
  readonly organisationId: string;
  readonly kind: LedgerEventKind;
  readonly actorId: string;
  readonly businessAt: EpochMs;
  readonly recordedAt: EpochMs;
  /** What it is about; members that are undefined are left out. */
  readonly subject: Readonly<Record<string, Json | undefined>>;
}

/** Bytes as stored and hashed; nobody serialises an entry twice. */
export interface LedgerEntry extends LedgerFacts {
  readonly payload: string;
  /** RFC 6962 leaf: SHA-256 over 0x00 and the payload. */
  readonly leafHash: Buffer;
}

/** @throws TypeError when a fact has no canonical form or holds a binary fraction. */
export function ledgerEntry(facts: LedgerFacts): LedgerEntry {
  const subject = Object.fromEntries(Object.entries(facts.subject).filter(([, value]) => value !== undefined));
  const { entryId, organisationId, kind, actorId, businessAt, recordedAt } = facts;
  const members = { entryId, organisationId, kind, actorId, businessAt, recordedAt, subject, v: 1 };
  assertIntegers(members);
  const payload = canonicalJson(members);
  return { ...facts, payload, leafHash: leafHashOf(payload) };
}
