import { newId, type EntryToStore } from '@zeren/database';
import type { EpochMs, LedgerEventKind } from '@zeren/domain';
import { ledgerEntry, type Json } from '@zeren/ledger';
import type { Principal } from '../access/principal';

export interface PersonDeed {
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly businessAt: EpochMs;
  readonly cycleId?: string;
  readonly facts?: Readonly<Record<string, Json | undefined>>;
}

/** Ledger entry of something a person did through the API, other than an act on a task. */
export function personEntry(
  { organisationId, personId }: Pick<Principal, 'organisationId' | 'personId'>,
  kind: LedgerEventKind,
  { subjectKind, subjectId, businessAt, cycleId, facts = {} }: PersonDeed,
): EntryToStore {
  const entry = ledgerEntry({
    entryId: newId(),
    organisationId,
    kind,
    actorId: personId,
    businessAt: Math.floor(businessAt),
    recordedAt: Date.now(),
    subject: { ...facts, id: subjectId, kind: subjectKind },
  });
  return { ...entry, cycleId: cycleId ?? null, subjectKind, subjectId, processKey: null };
}
