import type { EpochMs } from '@zeren/domain';
import { ledgerEntry } from './ledger-entry';

/** By what the changes of the key that signs checkpoints are found. */
export const checkpointKeyChanges = {
  kind: 'ledger.key-changed',
  subjectKind: 'ledger-key',
  subjectId: 'checkpoint',
} as const;

export interface KeyChange {
  readonly entryId: string;
  readonly organisationId: string;
  readonly at: EpochMs;
  /** As published: `name+hash+key`. */
  readonly verifierKey: string;
  /** The key that signed until now. */
  readonly previousKey: string;
  /** Entry of the change before this one: a change is told once. */
  readonly previousChange: string | undefined;
}

/** "From here on this key signs", written before anything is signed with it. */
export function keyChangeEntry({ verifierKey, previousKey, previousChange, at, ...facts }: KeyChange) {
  const { kind, subjectKind, subjectId } = checkpointKeyChanges;
  const subject = { id: subjectId, kind: subjectKind, verifierKey, previousKey };
  const entry = ledgerEntry({ ...facts, actorId: 'sequencer', kind, businessAt: at, recordedAt: at, subject });
  const processKey = `${kind}/${previousChange ?? 'first'}`;
  return { ...entry, cycleId: null, subjectKind, subjectId, processKey };
}

/** The key that a change has put in force. @param payload of an entry `ledger.key-changed` */
export const announcedKey = (payload: string): string =>
  (JSON.parse(payload) as { readonly subject: { readonly verifierKey: string } }).subject.verifierKey;
