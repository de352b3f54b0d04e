import type { WorkflowHandle } from '@temporalio/client';
import { temporal } from '@temporalio/proto';
import { Database, LedgerTrees } from '@zeren/database';
import { decodeHistory, encodeHistory, sha256Of } from '@zeren/process-archive';
import { isForgotten, openedHistory, payloadCodec } from '@zeren/temporal-connection';
import { CheckpointSigner, LedgerSequencer } from '@zeren/worker';
import { randomUUID } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { Client } from 'pg';
import { checkpointSeed, ledgerName } from '../support/growing-ledger';
import { bothKeys, oldKey, newKey, TaleArchive } from '../support/tale-archive';
import { until } from '../support/until';

const continuedAsNew = temporal.api.enums.v1.WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_CONTINUED_AS_NEW;

describe('the archive of processes that have ended', () => {
  let archive: TaleArchive;
  let long: WorkflowHandle;

  beforeAll(async () => {
    archive = await TaleArchive.open();
    const client = archive.teller.client([oldKey, newKey]);
    long = await archive.start(client, 'tale', 1);
    const broken = await archive.start(client, 'stumbling');
    await archive.teller.telling(bothKeys, () => Promise.allSettled([long.result(), broken.result()]));
    await archive.untilEnded(5);
  }, 120_000);
  afterAll(() => archive?.close());

  it('is given the same bytes whenever it asks', async () => {
    const hashes = new Set<string>();
    for (let fetch = 0; fetch < 8; fetch += 1)
      hashes.add(sha256Of(encodeHistory(await archive.fetch(long.workflowId))));
    expect(hashes.size).toBe(1);
  });

  it('keeps no part of a run whose transaction died', async () => {
    const { ownerUrl, admin } = archive.database;
    const holder = new Client({ connectionString: ownerUrl });
    await holder.connect();
    await holder.query('begin; lock table ledger_entry in share row exclusive mode');
    const stop = new AbortController();
    const sweep = archive.with(bothKeys).archiveClosed(stop.signal);
    const waiting = `select pid from pg_stat_activity where usename = 'zeren_app' and wait_event_type = 'Lock'
      and datname = current_database() and query like '%insert into ledger_entry%'`;
    const pid = await until('an archiver that is about to write its entry', async () => {
      const { rows } = await admin.query<{ pid: number }>(waiting);
      return rows[0]?.pid;
    });
    stop.abort();
    await admin.query('select pg_terminate_backend($1)', [pid]);
    expect(await sweep).toMatchObject({ archived: 0, failed: [{ runId: expect.any(String) as string }] });
    await holder.end();
    expect(await archive.counts()).toEqual([0, 0, 0, 0]);
  });

  it('takes each run once, whoever else is at it', async () => {
    archive.failures.length = 0;
    const other = await Database.open(archive.database.appUrl, 4);
    const databases = [archive.app, other, archive.app];
    const sweeps = await Promise.all(databases.map((on) => archive.with(bothKeys, on).archiveClosed()));
    await other.close();
    expect(sweeps.reduce((sum, { archived }) => sum + archived, 0)).toBe(5);
    expect(archive.failures).toEqual([]);
    expect(await archive.counts()).toEqual([5, 5, 1, 5]);
    expect(await archive.with(bothKeys).archiveClosed()).toEqual({ archived: 0, failed: [] });
  });

  it('keeps what the server has, in a chain', async () => {
    const archived = await archive.runs();
    const hashes = archived.map(({ sha256 }) => sha256);
    expect(archived.map(({ place }) => place)).toEqual([0, 1, 2, 3, 4]);
    expect(archived.map(({ previousSha256 }) => previousSha256)).toEqual([null, ...hashes.slice(0, -1)]);
    for (const { runId, workflowId, sha256, plainSha256, eventCount } of archived) {
      const bytes = await archive.kept(runId);
      const again = encodeHistory(await archive.fetch(workflowId, runId));
      const opened = await openedHistory(decodeHistory(bytes), workflowId, payloadCodec(bothKeys));
      expect([bytes, again, encodeHistory(opened)].map(sha256Of)).toEqual([sha256, sha256, plainSha256]);
      expect(decodeHistory(bytes).events).toHaveLength(eventCount);
    }
  });

  it('says what it keeps, and keeps the code that can replay it', async () => {
    const archived = await archive.runs();
    const tale = archived.filter(({ workflowId }) => workflowId === long.workflowId);
    expect(tale.map(({ status, codecKeyIds, sdkVersion }) => [status, codecKeyIds, sdkVersion])).toEqual([
      ['continued-as-new', ['2026', '2027'], '1.24.0'],
      ['completed', ['2026', '2027'], '1.24.0'], // the memo goes along
    ]);
    expect(archived.map(({ status }) => status).toSorted()).toEqual([
      ...['completed', 'completed', 'completed', 'continued-as-new', 'failed'],
    ]);
    const { app, organisationId, teller } = archive;
    const [bundle] = await app.inTenant(organisationId, (stored) => stored.archive.bundles(organisationId));
    expect(gunzipSync(bundle?.codeGzip as Buffer).toString()).toBe(teller.code);
    expect(new Set(archived.map(({ bundleSha256 }) => bundleSha256))).toEqual(new Set([bundle?.sha256]));
  });

  it('gives every run a leaf of the ledger that carries its manifest', async () => {
    const trees = LedgerTrees.open(archive.database.sequencerUrl);
    const options = { checkpointMs: 0, published: async () => undefined, log: () => undefined };
    const sequencer = new LedgerSequencer(trees, new CheckpointSigner(ledgerName, checkpointSeed), options);
    await sequencer.placeWaiting();
    await trees.close();
    const { rows } = await archive.database.admin.query<{ payload: string; cycle_id: string }>(
      `select e.payload, e.cycle_id from ledger_entry e
         join ledger_leaf l on l.organisation_id = e.organisation_id and l.entry_id = e.id
        where e.organisation_id = $1 and e.kind = 'run.archived'`,
      [archive.organisationId],
    );
    const told = rows.map(({ payload, cycle_id }) => ({
      ...(JSON.parse(payload) as { subject: object }).subject,
      cycle_id,
    }));
    const expected = (await archive.runs()).map(({ place: _place, archivedAt: _at, cycleId, ...manifest }) => ({
      ...{ id: manifest.runId, kind: 'run', cycle_id: cycleId },
      ...manifest,
    }));
    expect(told).toHaveLength(5);
    expect(told).toEqual(expect.arrayContaining(expected));
  });

  it('can be added to and not changed, by the app’s role or anybody', async () => {
    const asApp = new Client({ connectionString: archive.database.appUrl });
    await asApp.connect();
    await asApp.query(`select set_config('zeren.organisation_id', $1, false)`, [archive.organisationId]);
    expect((await asApp.query('select 1 from archived_run')).rowCount).toBe(5);
    for (const [table, column] of [
      ['archived_run', 'status'],
      ['archived_run_id', 'run_id'],
      ['workflow_bundle', 'sdk_version'],
    ] as const)
      for (const change of [
        `update ${table} set ${column} = ${column}`,
        `delete from ${table}`,
        `truncate ${table} cascade`,
      ]) {
        await expect(asApp.query(change)).rejects.toThrow('permission denied');
        await expect(archive.database.admin.query(change)).rejects.toThrow('append-only');
      }
    await asApp.end();
  });

  it('has no place for a run that does not stand on the one before it', async () => {
    const copy = (place: number, previous: string) =>
      archive.database.admin.query(
        `insert into archived_run (organisation_id, run_id, place, workflow_id, workflow_type, first_event_at, last_event_at, event_count,
                                   sha256, plain_sha256, previous_sha256, bundle_sha256, server_version, codec_key_ids, status, history_gzip, archived_at)
         select organisation_id, gen_random_uuid(), $1, workflow_id, workflow_type, first_event_at, last_event_at, event_count,
                sha256(sha256), plain_sha256, ${previous}, bundle_sha256, server_version, codec_key_ids, status, history_gzip, archived_at
           from archived_run where place = 4`,
        [place],
      );
    await expect(copy(5, 'previous_sha256')).rejects.toThrow('archived_run_previous_fkey');
    await expect(copy(6, 'sha256')).rejects.toThrow('archived_run_previous_fkey');
    await expect(copy(4, 'previous_sha256')).rejects.toThrow('archived_run_place');
    await expect(copy(5, 'null')).rejects.toThrow('archived_run_first_check');
  });

  it('takes the run that another one continued first, also when the server does not list it yet', async () => {
    const { workflowId } = await archive.tell(bothKeys, 1);
    await archive.untilEnded(4);
    expect(await archive.with(bothKeys, archive.app, thatListsLate()).archiveClosed()).toEqual({
      archived: 4,
      failed: [],
    });
    const tale = (await archive.runs()).filter((run) => run.workflowId === workflowId);
    expect(tale.map(({ status }) => status)).toEqual(['continued-as-new', 'completed']);
  });

  it('knows what the server says of a run that it has forgotten', async () => {
    const { workflowId } = long;
    const forgotten = archive.teller.client(bothKeys).workflow.getHandle(workflowId, randomUUID());
    expect(await forgotten.fetchHistory().catch(isForgotten)).toBe(true);
    expect(await forgotten.describe().catch(isForgotten)).toBe(true);
    expect(isForgotten(new Error('unavailable'))).toBe(false);
  });

  /** A client whose lists do not have yet what has gone on as another run. */
  function thatListsLate() {
    const client = archive.teller.client(bothKeys);
    const { workflowService } = client;
    const list = async (...asked: Parameters<typeof workflowService.listWorkflowExecutions>) => {
      const { executions } = await workflowService.listWorkflowExecutions(...asked);
      return { executions: executions.filter(({ status }) => status !== continuedAsNew) };
    };
    const late: unknown = Object.create(workflowService, { listWorkflowExecutions: { value: list } });
    return Object.create(client, { workflowService: { value: late } }) as typeof client;
  }
});
