import type { EpochMs } from '@zeren/domain';
import { ledgerEntry } from './ledger-entry';

/** By what the entries of a ledger's heartbeat are found. */
export const heartbeatOf = (organisationId: string) =>
  ({ kind: 'ledger.alive', subjectKind: 'heartbeat', subjectId: organisationId }) as const;

/** The beat before, and the checkpoint that stood when the heart beat again. */
export interface BeatFacts {
  readonly entryId: string;
  readonly organisationId: string;
  readonly at: EpochMs;
  /** Until the next one, at most, as long as a sequencer runs; real milliseconds. */
  readonly everyMs: number;
  readonly before: { readonly entryId: string; readonly recordedAt: EpochMs } | undefined;
  readonly checkpoint: { readonly size: number; readonly root: Buffer } | undefined;
}

/** "The ledger is alive": one successor for each beat, by key, so that none can be left out unseen. */
export function heartbeatEntry({ entryId, organisationId, at, everyMs, before, checkpoint }: BeatFacts) {
  const { kind, subjectKind, subjectId } = heartbeatOf(organisationId);
  const entry = ledgerEntry({
    ...{ entryId, organisationId, kind, actorId: 'sequencer', businessAt: at, recordedAt: at },
    subject: {
      ...{ id: subjectId, kind: subjectKind, everyMs, since: before?.recordedAt },
      ...{ size: checkpoint?.size, root: checkpoint?.root.toString('base64') },
    },
  });
  return { ...entry, cycleId: null, subjectKind, subjectId, processKey: `${kind}/${before?.entryId ?? 'first'}` };
}
