import type { CheckpointToStore, GrowingTree } from '@zeren/database';
import {
  edgePlaces,
  hashFromTiles,
  noteKeyOf,
  originOf,
  privateKeyOf,
  rootAt,
  signCheckpoint,
  tilesFor,
  tilesIn,
  writeNoteKey,
} from '@zeren/ledger';
import type { KeyObject } from 'node:crypto';

/** Signs what a tree is, for as long as it is what was signed before and more. */
export class CheckpointSigner {
  private readonly key: KeyObject;

  /** @param seed of the Ed25519 key, 64 hexadecimal digits. */
  constructor(
    private readonly ledgerName: string,
    seed: string,
  ) {
    this.key = privateKeyOf(seed);
  }

  /** As published: what checkpoints of this ledger are verified with. */
  verifierKeyOf(organisationId: string): string {
    return writeNoteKey(noteKeyOf(originOf(this.ledgerName, organisationId), this.key));
  }

  /**
   * A checkpoint of the tree as it stands, stored with it; nothing when it has not grown since the last one.
   *
   * @throws Error when the tree no longer begins with what was signed before: such a tree is never signed.
   */
  async sign(organisationId: string, tree: GrowingTree): Promise<CheckpointToStore | undefined> {
    const size = await tree.size();
    const before = await tree.signed();
    if (size === (before?.size ?? 0)) return undefined;
    const ranges = [before?.size ?? 0, size].map((until) => ({ start: 0, size: until }));
    const hashOf = hashFromTiles(tilesIn(await tree.tiles([...tilesFor(ranges), ...edgePlaces(size)])));
    if (before && (before.size > size || !rootAt(before.size, hashOf).equals(before.root)))
      throw new Error(`the ledger of ${organisationId} is not what was signed at size ${before.size}`);
    const checkpoint = { origin: originOf(this.ledgerName, organisationId), size, root: rootAt(size, hashOf) };
    const note = signCheckpoint(checkpoint, this.key);
    const signed = { size, root: checkpoint.root, note, verifierKey: this.verifierKeyOf(organisationId) };
    await tree.addCheckpoint(signed);
    return signed;
  }
}
