import { newId, type Repositories } from '@zeren/database';
import type { LedgerEventKind } from '@zeren/domain';
import { ledgerEntry, type Json } from '@zeren/ledger';
import type { EffectCall } from '@zeren/workflow-contracts';

/** What one entry is about. `id` makes it unique within the effect, so that a repeated activity adds nothing. */
export interface Happening {
  readonly subjectKind: string;
  readonly id: string;
  readonly facts?: Readonly<Record<string, Json>>;
}

/** Writes what a process did into the ledger, in the transaction that does it; answers the ids of the entries. */
export async function record(
  { ledger }: Repositories,
  call: EffectCall,
  kind: LedgerEventKind,
  happenings: readonly Happening[],
): Promise<readonly string[]> {
  const recordedAt = Date.now();
  const entries = happenings.map(({ subjectKind, id, facts }) => ({
    ...ledgerEntry({
      entryId: newId(),
      organisationId: call.organisationId,
      kind,
      actorId: call.workflowId,
      businessAt: call.at,
      recordedAt,
      subject: { id, kind: subjectKind, ...facts },
    }),
    cycleId: call.cycleId,
    subjectKind,
    subjectId: id,
    processKey: `${call.key}/${kind}/${id}`,
  }));
  if (entries.length === 0) return [];
  return ledger.append(call.organisationId, entries);
}
