import { newId, type Database } from '@zeren/database';
import { announcedKey, checkpointKeyChanges, keyChangeEntry } from '@zeren/ledger';
import type { CheckpointSigner } from './checkpoint-signer';

/**
 * No key signs a ledger that the ledger does not name: a change is an entry with its leaf before the first checkpoint by
 * the new key. The key of a ledger's first checkpoint needs no announcement.
 */
export class CheckpointKeyChanges {
  constructor(
    private readonly database: Database,
    private readonly signer: Pick<CheckpointSigner, 'verifierKeyOf'>,
  ) {}

  /** Writes down the change if there is one. True when the tree says that our key is in force. */
  isAnnounced(organisationId: string): Promise<boolean> {
    const verifierKey = this.signer.verifierKeyOf(organisationId);
    return this.database.inTenant(organisationId, async ({ entries, ledger, trees }) => {
      const last = await entries.latest(organisationId, checkpointKeyChanges);
      const previousKey = last
        ? announcedKey(last.payload)
        : (await trees.latestCheckpoint(organisationId))?.verifierKey;
      if (previousKey === undefined || previousKey === verifierKey) return last?.isPlaced ?? true;
      const facts = { entryId: newId(), organisationId, at: Date.now() };
      await ledger.append(organisationId, [
        keyChangeEntry({ ...facts, verifierKey, previousKey, previousChange: last?.entryId }),
      ]);
      return false;
    });
  }
}
