import type { EpochMs } from '@zeren/domain';
import { ledgerEntry } from './ledger-entry';

/** What a key signs. */
export type KeyPurpose = 'checkpoint' | 'receipt';

/** By what the changes of a key are found. */
export const keyChangesOf = (purpose: KeyPurpose) =>
  ({ kind: 'ledger.key-changed', subjectKind: 'ledger-key', subjectId: purpose }) as const;

export interface KeyChange {
  readonly entryId: string;
  readonly organisationId: string;
  readonly actorId: string;
  readonly at: EpochMs;
  readonly purpose: KeyPurpose;
  /** As published: `name+hash+key`. */
  readonly verifierKey: string;
  /** The key that signed until now; undefined when none is known. */
  readonly previousKey: string | undefined;
  /** Entry of the change before this one: a change is told once. */
  readonly previousChange: string | undefined;
}

/** "From here on this key signs", written before anything is signed with it. */
export function keyChangeEntry({ purpose, verifierKey, previousKey, previousChange, at, ...facts }: KeyChange) {
  const { kind, subjectKind, subjectId } = keyChangesOf(purpose);
  const subject = { id: subjectId, kind: subjectKind, verifierKey, previousKey };
  const entry = ledgerEntry({ ...facts, kind, businessAt: at, recordedAt: at, subject });
  const processKey = `${kind}/${purpose}/${previousChange ?? 'first'}`;
  return { ...entry, cycleId: null, subjectKind, subjectId, processKey };
}

/** The key that a change has put in force. @param payload of an entry `ledger.key-changed` */
export const announcedKey = (payload: string): string =>
  (JSON.parse(payload) as { readonly subject: { readonly verifierKey: string } }).subject.verifierKey;
