import type { Client as TemporalClient, WorkflowHandle } from '@temporalio/client';
import type { PayloadKey } from '@zeren/config';
import { Database, newId, type PlacedRunRow } from '@zeren/database';
import { ProcessArchive, unarchivedRuns } from '@zeren/process-archive';
import { payloadCodec } from '@zeren/temporal-connection';
import { gunzipSync } from 'node:zlib';
import { freshDatabase, type FreshDatabase } from './fresh-database';
import { TaleTeller } from './tale-teller';
import { until } from './until';

export const word = '责任书三月前签订完毕';
export const [oldKey, newKey]: readonly [PayloadKey, PayloadKey] = [
  { id: '2026', secret: '1a'.repeat(32) },
  { id: '2027', secret: '2b'.repeat(32) },
];
export const bothKeys = [newKey, oldKey];

/** Tales of one organisation, and an archive for them in a database of its own. */
export class TaleArchive {
  readonly organisationId = newId();
  /** Why runs were left for later. */
  readonly failures: string[] = [];

  private constructor(
    readonly database: FreshDatabase,
    readonly app: Database,
    readonly teller: TaleTeller,
  ) {}

  static async open(): Promise<TaleArchive> {
    const [database, teller] = await Promise.all([freshDatabase(), TaleTeller.open()]);
    return new TaleArchive(database, await Database.open(database.appUrl, 4), teller);
  }

  async close(): Promise<void> {
    await Promise.all([this.app.close(), this.teller.close()]);
    await this.database.drop();
  }

  /** With these keys; the first encrypts. */
  with(keys: readonly PayloadKey[], on = this.app, client = this.teller.client(keys)): ProcessArchive {
    return new ProcessArchive({
      ...{ client, database: on, codec: payloadCodec(keys), bundle: this.teller.bundle },
      failed: (_, error) => void this.failures.push(String(error)),
    });
  }

  start(client: TemporalClient, type: 'tale' | 'stumbling', more = 0): Promise<WorkflowHandle> {
    return this.teller.start(client, type, { organisationId: this.organisationId, word, more });
  }

  /** A tale from beginning to end, and so often again. */
  async tell(keys: readonly PayloadKey[], more = 0): Promise<WorkflowHandle> {
    const run = await this.start(this.teller.client(keys), 'tale', more);
    await this.teller.telling(keys, () => run.result());
    return run;
  }

  /** Lists lag behind. */
  async untilEnded(count: number): Promise<void> {
    await until(`${count} runs that have ended`, async () => (await this.waiting()).length === count);
  }

  waiting() {
    return unarchivedRuns(this.teller.client([]), this.app);
  }

  /** As the server has it, payloads as they are. */
  fetch(workflowId: string, runId?: string) {
    return this.teller.client([]).workflow.getHandle(workflowId, runId).fetchHistory();
  }

  runs(): Promise<readonly PlacedRunRow[]> {
    const { app, organisationId } = this;
    return app.inTenant(organisationId, ({ archive }) => archive.list(organisationId, -1, 100));
  }

  /** Canonical bytes of an archived run. */
  async kept(runId: string): Promise<Uint8Array> {
    const { app, organisationId } = this;
    const gzip = await app.inTenant(organisationId, ({ archive }) => archive.historyGzip(organisationId, runId));
    return gunzipSync(gzip as Buffer);
  }

  /** Runs, ids of runs, bundles, entries of the ledger. */
  async counts(): Promise<readonly number[]> {
    const tables = ['archived_run', 'archived_run_id', 'workflow_bundle', `ledger_entry where kind = 'run.archived'`];
    const counted: number[] = [];
    for (const table of tables) {
      const { rows } = await this.database.admin.query<{ count: number }>(`select count(*)::int from ${table}`);
      counted.push(rows[0]?.count ?? 0);
    }
    return counted;
  }
}
