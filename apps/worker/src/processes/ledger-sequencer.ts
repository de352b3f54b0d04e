import { fromTheBeginning, type GrowingTree, type LedgerTrees, type WaitingEntry } from '@zeren/database';
import { edgePlaces, tilesIn, TreeEdge } from '@zeren/ledger';
import { setTimeout as pause } from 'node:timers/promises';
import type { CheckpointKeyChanges } from './checkpoint-key-changes';
import type { CheckpointSigner } from './checkpoint-signer';
import type { Heartbeat } from './heartbeat';
import { keepLeading } from './keep-leading';

export interface SequencerOptions {
  /** From one look to the next: so late is a leaf at most, and so many entries share the cost of a batch. */
  readonly pollMs?: number;
  /** Entries that get their leaves in one transaction, at most. */
  readonly batchSize?: number;
  /** Entries that one look takes up, at most. */
  readonly lookSize?: number;
  /** A ledger that grows goes no longer than this without a signed checkpoint. */
  readonly checkpointMs: number;
  /** What a ledger says of itself; a worker always has both. */
  readonly heartbeat?: Pick<Heartbeat, 'beat'>;
  readonly keyChanges?: Pick<CheckpointKeyChanges, 'isAnnounced'>;
  /** A checkpoint that is signed and stored: to be carried out of the house. */
  published(note: string): Promise<void>;
  log(event: string, facts: Readonly<Record<string, unknown>>): void;
}

/**
 * Entries → leaves → signed checkpoints. One active sequencer holds an advisory lock; what makes a fork impossible is not the
 * lock but the keys of the tables: a place is taken once. A batch is one transaction, so that a death anywhere costs nothing.
 */
export class LedgerSequencer {
  private readonly ledgers = new Set<string>();
  /** Ledgers that may have grown beyond their last checkpoint, and when that one was signed. */
  private readonly unsigned = new Set<string>();
  private readonly signedAt = new Map<string, number>();
  private mark = fromTheBeginning;
  /** Ledgers that could not go on at the last look: passed over at the next one. */
  private stuck: ReadonlySet<string> = new Set();

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
    this.mark = fromTheBeginning;
    for (const organisationId of await this.trees.planted()) this.grown(organisationId);
    while (!leading.aborted) {
      const lookedAt = Date.now();
      await this.options.heartbeat?.beat(this.ledgers);
      const hasMore = await this.placeWaiting();
      await this.signDue();
      const rest = hasMore ? 0 : lookedAt + (this.options.pollMs ?? 250) - Date.now();
      if (rest > 0) await pause(rest, undefined, { signal: leading }).catch(() => undefined);
    }
  }

  /** One look: its entries get their leaves, ledger by ledger. Answers whether more waits than one look takes up. */
  async placeWaiting(): Promise<boolean> {
    const lookSize = this.options.lookSize ?? 10_000;
    const { entries, mark } = await this.trees.waiting(this.mark, lookSize, [...this.stuck]);
    const stuck = new Set<string>();
    for (const organisationId of new Set(entries.map((entry) => entry.organisationId))) {
      const own = entries.filter((entry) => entry.organisationId === organisationId);
      if (!(await this.placeAll(organisationId, own))) stuck.add(organisationId);
    }
    const isAll = entries.length < lookSize;
    if (isAll && stuck.size === 0 && this.stuck.size === 0) this.mark = mark;
    this.stuck = stuck;
    return !isAll;
  }

  private placeAll(organisationId: string, waiting: readonly WaitingEntry[]): Promise<boolean> {
    const batchSize = this.options.batchSize ?? 1_000;
    return this.orLog('sequencer.retry', organisationId, async () => {
      for (let from = 0; from < waiting.length; from += batchSize)
        await this.trees.grow(organisationId, (tree) => place(tree, waiting.slice(from, from + batchSize)));
      this.grown(organisationId);
    });
  }

  private grown(organisationId: string): void {
    this.ledgers.add(organisationId);
    this.unsigned.add(organisationId);
  }

  /** A checkpoint of every ledger that has grown and whose last one is old enough. */
  async signDue(): Promise<void> {
    for (const organisationId of this.unsigned) {
      if (Date.now() - (this.signedAt.get(organisationId) ?? 0) < this.options.checkpointMs) continue;
      await this.orLog('sequencer.unsigned', organisationId, async () => {
        await this.announceKey(organisationId);
        const signed = await this.trees.grow(organisationId, (tree) => this.signer.sign(organisationId, tree));
        this.unsigned.delete(organisationId);
        if (signed) await this.options.published(signed.note);
      });
      // Also after a failure: what cannot be signed now is not tried four times a second.
      this.signedAt.set(organisationId, Date.now());
    }
  }

  /** @throws Error when the tree does not name the key yet: nothing is signed with it then. */
  private async announceKey(organisationId: string): Promise<void> {
    const { keyChanges } = this.options;
    if (!keyChanges || (await keyChanges.isAnnounced(organisationId))) return;
    await this.placeWaiting();
    if (!(await keyChanges.isAnnounced(organisationId))) throw new Error('the change of key has no leaf yet');
  }

  /** One ledger that cannot go on does not hold up the others. */
  private async orLog(event: string, organisationId: string, work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (error) {
      this.options.log(event, { organisationId, error: String(error) });
      return false;
    }
  }
}

async function place(tree: GrowingTree, entries: readonly WaitingEntry[]): Promise<void> {
  const size = await tree.size();
  const edge = TreeEdge.at(size, tilesIn(await tree.tiles(edgePlaces(size))));
  await tree.append(
    size,
    entries,
    entries.flatMap(({ leafHash }) => edge.append(leafHash)),
  );
}
