import { Pool } from 'pg';
import { leadAlone } from '../lead-alone';
import { GrowingTree, type WaitingEntry } from './growing-tree';

/** A transaction that hangs must not keep its places for ever. */
const limits = {
  connectionTimeoutMillis: 5_000,
  statement_timeout: 60_000,
  lock_timeout: 5_000,
  idle_in_transaction_session_timeout: 10_000,
};

/**
 * A look finds a few entries at the young end of a table that grows faster than its statistics: without this the planner
 * would read all of it, compile that or give it to helpers, four times a second.
 */
const shortPlans = [
  ...['enable_seqscan=off', 'enable_hashjoin=off', 'enable_mergejoin=off'],
  ...['jit=off', 'max_parallel_workers_per_gather=0'],
]
  .map((setting) => `-c ${setting}`)
  .join(' ');

/** What one look at the ledger found, in the order of recording. */
export interface LedgerLook {
  readonly entries: readonly WaitingEntry[];
  /** From where the next look has to look, once everything found here has its leaf. */
  readonly mark: string;
}

/** The mark of somebody who has not looked yet. */
export const fromTheBeginning = '0';

/** The sequencer's side of the ledger, over all organisations, by a role that sees hashes and no content. */
export class LedgerTrees {
  private constructor(private readonly pool: Pool) {}

  /** @param url of the role zeren_sequencer. */
  static open(url: string, poolSize = 2): LedgerTrees {
    const pool = new Pool({ connectionString: url, max: poolSize, ...limits, options: shortPlans });
    pool.on('error', () => undefined); // an idle connection that dies is replaced by the next query
    pool.on('connect', (client) => client.on('error', () => undefined)); // one that dies at work fails its query
    return new LedgerTrees(pool);
  }

  /** Works as the one active sequencer; returns when another one is. @throws when the leading connection is lost. */
  lead(stop: AbortSignal, serve: (leading: AbortSignal) => Promise<void>): Promise<void> {
    return leadAlone(this.pool, 'zeren.ledger', stop, (_, leading) => serve(leading));
  }

  /**
   * Entries without a leaf. Transactions commit out of order, so the mark is the oldest one that was still running when we
   * looked: whatever it and later ones have written is looked at again, everything before it was there to be seen. A ledger
   * that was restored from elsewhere holds numbers of the future: the first look takes them, later ones pass them over.
   *
   * @param mark `fromTheBeginning`, or that of an earlier look whose entries all have their leaves.
   * @param except organisations to pass over.
   */
  async waiting(mark: string, limit: number, except: readonly string[] = []): Promise<LedgerLook> {
    const { rows } = await this.pool.query<{ mark: string } & (WaitingEntry | { entryId: null })>(
      `select pg_snapshot_xmin(pg_current_snapshot())::text as mark, w.*
         from (select) one left join lateral (
           select e.organisation_id as "organisationId", e.id as "entryId", e.leaf_hash as "leafHash"
             from ledger_entry e
            where e.recorded_in >= $1::xid8
              and ($1 = '${fromTheBeginning}' or e.recorded_in < pg_snapshot_xmax(pg_current_snapshot()))
              and e.organisation_id <> all ($3::uuid[]) and not exists (
              select 1 from ledger_leaf l where l.organisation_id = e.organisation_id and l.entry_id = e.id)
            order by e.recorded_at, e.id limit $2) w on true`,
      [mark, limit, [...except]],
    );
    return { mark: rows[0]?.mark ?? mark, entries: rows.filter((row) => row.entryId !== null) };
  }

  /** Organisations that have a tree. */
  async planted(): Promise<readonly string[]> {
    const { rows } = await this.pool.query<{ organisation_id: string }>(
      'select organisation_id from ledger_leaf where leaf_index = 0',
    );
    return rows.map((row) => row.organisation_id);
  }

  /** One transaction that sees one state of the tree from beginning to end. @throws what `work` throws; nothing is kept then. */
  async grow<T>(organisationId: string, work: (tree: GrowingTree) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    let isLost = false;
    try {
      // The keys of the tree are checked by plans that PostgreSQL keeps: one that was made while a table was empty reads it whole.
      await client.query('discard plans');
      await client.query('begin isolation level repeatable read');
      const result = await work(new GrowingTree(client, organisationId));
      await client.query('commit');
      return result;
    } catch (error) {
      await client.query('rollback').catch(() => (isLost = true));
      throw error;
    } finally {
      client.release(isLost);
    }
  }

  close(): Promise<void> {
    return this.pool.end();
  }
}
