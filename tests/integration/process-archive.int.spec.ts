import type { WorkflowHandle } from '@temporalio/client';
import { temporal } from '@temporalio/proto';
import { Worker } from '@temporalio/worker';
import type { PayloadKey } from '@zeren/config';
import { Database, LedgerTrees, newId, type PlacedRunRow } from '@zeren/database';
import { decodeHistory, encodeHistory, ProcessArchive, sha256Of, unarchivedRuns } from '@zeren/process-archive';
import { dataConverterOf, openedHistory, payloadCodec } from '@zeren/temporal-connection';
import { CheckpointSigner, LedgerSequencer } from '@zeren/worker';
import { gunzipSync } from 'node:zlib';
import { Client } from 'pg';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database';
import { checkpointSeed, ledgerName } from '../support/growing-ledger';
import { TaleTeller } from '../support/tale-teller';
import { until } from '../support/until';

const word = '责任书三月前签订完毕';
const [oldKey, newKey]: readonly [PayloadKey, PayloadKey] = [
  { id: '2026', secret: '1a'.repeat(32) },
  { id: '2027', secret: '2b'.repeat(32) },
];
const both = [newKey, oldKey];
const { History } = temporal.api.history.v1;

describe('the archive of processes that have ended', () => {
  const organisationId = newId();
  const failures: string[] = [];
  let database: FreshDatabase;
  let app: Database;
  let teller: TaleTeller;
  let long: WorkflowHandle;

  beforeAll(async () => {
    [database, teller] = await Promise.all([freshDatabase(), TaleTeller.open()]);
    app = await Database.open(database.appUrl, 4);
    const client = teller.client([oldKey, newKey]);
    long = await teller.start(client, 'tale', { organisationId, word, more: 1 });
    const broken = await teller.start(client, 'stumbling', { organisationId, word, more: 0 });
    await teller.telling(both, async () => {
      expect(await long.query<string>('told')).toBe(word);
      expect(await long.executeUpdate<string, [string]>('tell', { args: [word] })).toBe(word);
      expect(await long.result()).toBe(word);
      await expect(broken.result()).rejects.toMatchObject({ cause: { cause: { message: word, details: [word] } } });
    });
    await until('five runs that have ended', async () => (await unarchivedRuns(client, app)).length === 5);
  }, 120_000);
  afterAll(async () => {
    await app?.close();
    await teller?.close();
    await database?.drop();
  });

  function archive(keys: readonly PayloadKey[], on: Database = app): ProcessArchive {
    return new ProcessArchive({
      ...{ client: teller.client(keys), database: on, codec: payloadCodec(keys), bundle: teller.bundle },
      failed: (_, error) => void failures.push(String(error)),
    });
  }
  const runs = (): Promise<readonly PlacedRunRow[]> =>
    app.inTenant(organisationId, (repositories) => repositories.archive.list(organisationId, -1, 100));
  const kept = async (runId: string): Promise<Uint8Array> => {
    const gzip = await app.inTenant(organisationId, (repositories) =>
      repositories.archive.historyGzip(organisationId, runId),
    );
    return gunzipSync(gzip as Buffer);
  };
  async function counts(): Promise<readonly number[]> {
    const tables = ['archived_run', 'archived_run_id', 'workflow_bundle', `ledger_entry where kind = 'run.archived'`];
    const answers = tables.map((table) =>
      database.admin.query<{ count: number }>(`select count(*)::int from ${table}`),
    );
    return (await Promise.all(answers)).map(({ rows }) => rows[0]?.count ?? 0);
  }

  it('finds nothing on the server that anybody could read', async () => {
    for (const { workflowId, runId } of await unarchivedRuns(teller.client([]), app)) {
      const history = await teller.client([]).workflow.getHandle(workflowId, runId).fetchHistory();
      const bytes = Buffer.from(History.encode(history).finish());
      expect(bytes.includes(word)).toBe(false);
      const opened = await openedHistory(history, workflowId, payloadCodec(both));
      expect(Buffer.from(History.encode(opened).finish()).includes(word)).toBe(true);
    }
  });

  it('is given the same bytes whenever it asks', async () => {
    const hashes = new Set<string>();
    for (let fetch = 0; fetch < 8; fetch += 1)
      hashes.add(sha256Of(encodeHistory(await teller.client([]).workflow.getHandle(long.workflowId).fetchHistory())));
    expect(hashes.size).toBe(1);
  });

  it('keeps no part of a run whose transaction died', async () => {
    const holder = new Client({ connectionString: database.ownerUrl });
    await holder.connect();
    await holder.query('begin; lock table ledger_entry in share row exclusive mode');
    const stop = new AbortController();
    const sweep = archive(both).archiveClosed(stop.signal);
    const waiting = `select pid from pg_stat_activity where usename = 'zeren_app' and wait_event_type = 'Lock'
      and datname = current_database() and query like '%insert into ledger_entry%'`;
    const pid = await until('an archiver that is about to write its entry', async () => {
      const { rows } = await database.admin.query<{ pid: number }>(waiting);
      return rows[0]?.pid;
    });
    stop.abort();
    await database.admin.query('select pg_terminate_backend($1)', [pid]);
    expect(await sweep).toMatchObject({ archived: 0, failed: [{ runId: expect.any(String) as string }] });
    await holder.end();
    expect(await counts()).toEqual([0, 0, 0, 0]);
  });

  it('takes each run once, whoever else is at it', async () => {
    failures.length = 0;
    const other = await Database.open(database.appUrl, 4);
    const sweeps = await Promise.all([app, other, app].map((on) => archive(both, on).archiveClosed()));
    await other.close();
    expect(sweeps.map(({ failed }) => failed).flat()).toEqual([]);
    expect(sweeps.reduce((sum, { archived }) => sum + archived, 0)).toBe(5);
    expect(failures).toEqual([]);
    expect(await counts()).toEqual([5, 5, 1, 5]);
    expect(await archive(both).archiveClosed()).toEqual({ archived: 0, failed: [] });
  });

  it('keeps what the server has, in a chain, and says what it is', async () => {
    const archived = await runs();
    expect(archived.map(({ place, previousSha256 }) => [place, previousSha256])).toEqual(
      archived.map((_, place) => [place, place === 0 ? null : archived[place - 1]?.sha256]),
    );
    for (const { runId, workflowId, sha256, plainSha256, eventCount, bundleSha256 } of archived) {
      const bytes = await kept(runId);
      const again = await teller.client([]).workflow.getHandle(workflowId, runId).fetchHistory();
      const opened = await openedHistory(decodeHistory(bytes), workflowId, payloadCodec(both));
      expect([sha256Of(bytes), sha256Of(encodeHistory(again)), sha256Of(encodeHistory(opened))]).toEqual([
        sha256,
        sha256,
        plainSha256,
      ]);
      expect(decodeHistory(bytes).events).toHaveLength(eventCount);
      expect(bundleSha256).toBe(teller.bundle.sha256);
    }
    const tale = archived.filter(({ workflowId }) => workflowId === long.workflowId);
    expect(tale.map(({ status, codecKeyIds, sdkVersion }) => [status, codecKeyIds, sdkVersion])).toEqual([
      ['continued-as-new', ['2026', '2027'], '1.24.0'],
      ['completed', ['2026', '2027'], '1.24.0'], // the memo goes along
    ]);
    expect(archived.map(({ status }) => status).toSorted()).toEqual([
      'completed',
      'completed',
      'completed',
      'continued-as-new',
      'failed',
    ]);
    const [bundle] = await app.inTenant(organisationId, (repositories) => repositories.archive.bundles(organisationId));
    expect(gunzipSync(bundle?.codeGzip as Buffer).toString()).toBe(teller.code);
  });

  it('gives every run a leaf of the ledger that carries its hashes', async () => {
    const trees = LedgerTrees.open(database.sequencerUrl);
    const options = { checkpointMs: 0, published: async () => undefined, log: () => undefined };
    const sequencer = new LedgerSequencer(trees, new CheckpointSigner(ledgerName, checkpointSeed), options);
    while ((await sequencer.placeWaiting()) > 0);
    await trees.close();
    const { rows } = await database.admin.query<{ payload: string; cycle_id: string }>(
      `select e.payload, e.cycle_id from ledger_entry e join ledger_leaf l on l.organisation_id = e.organisation_id and l.entry_id = e.id
        where e.organisation_id = $1 and e.kind = 'run.archived' order by l.leaf_index`,
      [organisationId],
    );
    const told = rows.map(({ payload }) => (JSON.parse(payload) as { subject: object }).subject);
    const expected = (await runs()).map(
      ({ place: _place, cycleId: _cycleId, archivedAt: _at, ...manifest }) => manifest,
    );
    expect(told).toHaveLength(5);
    expect(told).toEqual(
      expect.arrayContaining(expected.map((manifest) => ({ id: manifest.runId, kind: 'run', ...manifest }))),
    );
    expect(rows.map(({ cycle_id }) => cycle_id)).toEqual(
      expect.arrayContaining((await runs()).map(({ cycleId }) => cycleId)),
    );
  });

  it('can be added to and not changed, by the app’s role or anybody', async () => {
    const asApp = new Client({ connectionString: database.appUrl });
    await asApp.connect();
    await asApp.query(`select set_config('zeren.organisation_id', $1, false)`, [organisationId]);
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
        await expect(database.admin.query(change)).rejects.toThrow('append-only');
      }
    await asApp.end();
  });

  it('has no place for a run that does not stand on the one before it', async () => {
    const copy = (place: number, previous: string) =>
      database.admin.query(
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

  it('replays in its own process, with every key that it was written with, and nowhere else', async () => {
    const history = await teller.client([]).workflow.getHandle(long.workflowId).fetchHistory();
    const replay = (workflowId: string, keys: readonly PayloadKey[]) =>
      Worker.runReplayHistory(
        { workflowBundle: { code: teller.code }, dataConverter: dataConverterOf(keys) },
        decodeHistory(encodeHistory(history)) as typeof history,
        workflowId,
      );
    await replay(long.workflowId, both);
    await expect(replay(`tale/${newId()}`, both)).rejects.toThrow();
    await expect(replay(long.workflowId, [oldKey])).rejects.toThrow();
  });

  it('goes on when its worker has learnt a key that it lacked', async () => {
    const client = teller.client(both);
    const run = await teller.start(client, 'tale', { organisationId, word, more: 0 });
    await teller.telling([oldKey], () =>
      until('a task that could not be worked on', async () => {
        const { events } = await run.fetchHistory();
        return events?.some((event) => event.workflowTaskFailedEventAttributes);
      }),
    );
    await teller.telling(both, async () => expect(await run.result()).toBe(word));
    await until('two more runs', async () => (await unarchivedRuns(client, app)).length === 2);
    expect(await archive(both).archiveClosed()).toEqual({ archived: 2, failed: [] });
    const history = decodeHistory(await kept((await run.describe()).runId));
    const opened = await openedHistory(history, run.workflowId, payloadCodec(both));
    expect(Buffer.from(History.encode(opened).finish()).includes('no key 2027 is known')).toBe(true);
  });

  it('leaves a run that it cannot open for later, and the others are archived meanwhile', async () => {
    failures.length = 0;
    const client = teller.client([oldKey]);
    await teller.telling([oldKey], async () => {
      const run = await teller.start(client, 'tale', { organisationId, word, more: 0 });
      await run.result();
    });
    await until('two more runs', async () => (await unarchivedRuns(client, app)).length === 2);
    expect(await archive([newKey]).archiveClosed()).toMatchObject({ archived: 0, failed: [{}, {}] });
    expect(failures[0]).toContain('no key 2026 is known');
    expect(await archive(both).archiveClosed()).toEqual({ archived: 2, failed: [] });
    expect((await runs()).at(-1)?.codecKeyIds).toEqual(['2026']);
  });
});
