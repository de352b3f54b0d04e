import type { GrowingTree, LedgerTrees } from '@zeren/database';
import { edgePlaces, tilesIn, TreeEdge } from '@zeren/ledger';
import { setTimeout as pause } from 'node:timers/promises';
import type { CheckpointSigner } from './checkpoint-signer';
import { keepLeading } from './keep-leading';

export interface SequencerOptions {
  /** How long to sleep when no entry waits. */
  readonly pollMs?: number;
  /** Entries that get their leaves in one transaction, at most. */
  readonly batchSize?: number;
  /** A ledger that grows goes no longer than this without a signed checkpoint. */
  readonly checkpointMs: number;
  /** A checkpoint that is signed and stored: to be carried out of the house. */
  published(note: string): Promise<void>;
  log(event: string, facts: Readonly<Record<string, unknown>>): void;
}

/**
 * Entries → leaves → signed checkpoints. One active sequencer holds an advisory lock; what makes a fork impossible is not the
 * lock but the keys of the tables: a place is taken once. A batch is one transaction, so that a death anywhere costs nothing.
 */
export class LedgerSequencer {
  /** Ledgers that may have grown beyond their last checkpoint, and when that one was signed. */
  private readonly unsigned = new Set<string>();
  private readonly signedAt = new Map<string, number>();

  constructor(
    private readonly trees: LedgerTrees,
    private readonly signer: CheckpointSigner,
    private readonly options: SequencerOptions,
  ) {}

  run(stop: AbortSignal): Promise<void> {
    return keepLeading(
      stop,
      () => this.trees.lead(stop, (leading) => this.serve(leading)),
      (error) => this.options.log('sequencer.restart', { error: String(error) }),
    );
  }

  private async serve(leading: AbortSignal): Promise<void> {
    await this.trees.reclaim();
    for (const organisationId of await this.trees.planted()) this.unsigned.add(organisationId);
    while (!leading.aborted) {
      const placed = await this.placeWaiting();
      await this.signDue();
      if (placed === 0) await pause(this.options.pollMs ?? 250, undefined, { signal: leading }).catch(() => undefined);
    }
  }

  /** One batch for every organisation with entries that wait; answers how many got their leaves. */
  async placeWaiting(): Promise<number> {
    let placed = 0;
    for (const organisationId of await this.trees.waiting(50))
      await this.orLog('sequencer.retry', organisationId, async () => {
        placed += await this.trees.grow(organisationId, (tree) => this.place(tree));
        this.unsigned.add(organisationId);
      });
    return placed;
  }

  private async place(tree: GrowingTree): Promise<number> {
    const waiting = await tree.waiting(this.options.batchSize ?? 1_000);
    const entries = waiting.filter(({ isPlaced }) => !isPlaced);
    if (entries.length > 0) {
      const size = await tree.size();
      const edge = TreeEdge.at(size, tilesIn(await tree.tiles(edgePlaces(size))));
      const tiles = entries.flatMap(({ leafHash }) => edge.append(leafHash));
      await tree.append(size, entries, tiles);
    }
    await tree.done(waiting);
    return waiting.length;
  }

  /** A checkpoint of every ledger that has grown and whose last one is old enough. */
  async signDue(): Promise<void> {
    for (const organisationId of this.unsigned) {
      if (Date.now() - (this.signedAt.get(organisationId) ?? 0) < this.options.checkpointMs) continue;
      await this.orLog('sequencer.unsigned', organisationId, async () => {
        const signed = await this.trees.grow(organisationId, (tree) => this.signer.sign(organisationId, tree));
        this.unsigned.delete(organisationId);
        if (signed) await this.options.published(signed.note);
      });
      // Also after a failure: what cannot be signed now is not tried four times a second.
      this.signedAt.set(organisationId, Date.now());
    }
  }

  /** One ledger that cannot go on does not hold up the others. */
  private async orLog(event: string, organisationId: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.options.log(event, { organisationId, error: String(error) });
    }
  }
}
