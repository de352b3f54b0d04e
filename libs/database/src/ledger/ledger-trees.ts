import { Pool } from 'pg';
import { leadAlone } from '../lead-alone';
import { GrowingTree } from './growing-tree';

/** A transaction that hangs must not keep its places for ever. */
const limits = {
  connectionTimeoutMillis: 5_000,
  statement_timeout: 60_000,
  lock_timeout: 5_000,
  idle_in_transaction_session_timeout: 10_000,
};

/** The sequencer's side of the ledger, over all organisations, by a role that sees hashes and no content. */
export class LedgerTrees {
  private constructor(private readonly pool: Pool) {}

  /** @param url of the role zeren_sequencer. */
  static open(url: string, poolSize = 2): LedgerTrees {
    const pool = new Pool({ connectionString: url, max: poolSize, ...limits });
    pool.on('error', () => undefined); // an idle connection that dies is replaced by the next query
    pool.on('connect', (client) => client.on('error', () => undefined)); // one that dies at work fails its query
    return new LedgerTrees(pool);
  }

  /** Works as the one active sequencer; returns when another one is. @throws when the leading connection is lost. */
  lead(stop: AbortSignal, serve: (leading: AbortSignal) => Promise<void>): Promise<void> {
    return leadAlone(this.pool, 'zeren.ledger', stop, (_, leading) => serve(leading));
  }

  /** Puts entries on the list that have neither a leaf nor a line there: those older than the list, or lost from it. */
  async reclaim(): Promise<void> {
    await this.pool.query(
      `insert into ledger_pending (organisation_id, entry_id)
       select e.organisation_id, e.id from ledger_entry e
        where not exists (select 1 from ledger_leaf l where l.organisation_id = e.organisation_id and l.entry_id = e.id)
       on conflict do nothing`,
    );
  }

  /** Organisations with entries that wait for a leaf. */
  async waiting(limit: number): Promise<readonly string[]> {
    return this.organisations('select distinct organisation_id from ledger_pending limit $1', [limit]);
  }

  /** Organisations that have a tree. */
  async planted(): Promise<readonly string[]> {
    return this.organisations('select organisation_id from ledger_leaf where leaf_index = 0', []);
  }

  /** One transaction that sees one state of the tree from beginning to end. @throws what `work` throws; nothing is kept then. */
  async grow<T>(organisationId: string, work: (tree: GrowingTree) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    let isLost = false;
    try {
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

  private async organisations(sql: string, parameters: readonly unknown[]): Promise<readonly string[]> {
    const { rows } = await this.pool.query<{ organisation_id: string }>(sql, [...parameters]);
    return rows.map((row) => row.organisation_id);
  }
}
