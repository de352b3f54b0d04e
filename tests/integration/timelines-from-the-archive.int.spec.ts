import { Client as TemporalClient, Connection } from '@temporalio/client';
import type { TimelineItem } from '@zeren/api-contracts';
import { Database } from '@zeren/database';
import { ProcessArchive } from '@zeren/process-archive';
import { isForgotten, payloadCodec } from '@zeren/temporal-connection';
import { gzipSync } from 'node:zlib';
import { CommissionDesk } from '../support/commission-desk';
import { endProcesses, startCyclesWorker, type CyclesWorker } from '../support/cycles-worker';
import { payloadKeys } from '../support/payload-keys';
import { until } from '../support/until';

const namespace = 'zeren';

describe('a timeline after the engine has forgotten the process', () => {
  const temporalAddress = process.env['TEMPORAL_ADDRESS'] ?? '';
  let desk: CommissionDesk;
  let worker: CyclesWorker;
  let temporal: TemporalClient;
  let database: Database;
  let cycleId = '';
  let planProcess = '';

  beforeAll(async () => {
    desk = await CommissionDesk.open();
    worker = await startCyclesWorker(desk.database.appUrl, temporalAddress);
    database = await Database.open(desk.database.appUrl, 2);
    temporal = new TemporalClient({ connection: await Connection.connect({ address: temporalAddress }), namespace });
    cycleId = (await desk.draft()).id;
    const clock = { kind: 'compressed', msPerDay: 86_400_000, startOn: '2026-01-05' };
    expect((await desk.post(`/api/v1/cycles/${cycleId}/start`, { clock })).statusCode).toBe(202);
    planProcess = await until('a first task', async () => (await firstTask())?.workflow_id);
    await until('its opening is told', async () =>
      (await timeline()).items.some(({ text }) => text === '完成：开启事项（1 项）'),
    );
    await endProcesses(temporal, [`cycle/${cycleId}`, planProcess]);
  }, 120_000);
  afterAll(async () => {
    await endProcesses(temporal, [`cycle/${cycleId}`, planProcess]);
    await worker?.stop();
    await Promise.all([temporal?.connection.close(), database?.close()]);
    await desk?.close();
  }, 30_000);

  async function firstTask() {
    const { rows } = await desk.admin.query<{ id: string; workflow_id: string }>('select id, workflow_id from task');
    return rows[0];
  }
  /** Of the task that the plan's process has opened. */
  async function timeline() {
    const path = `/api/v1/tasks/${(await firstTask())?.id}/timeline?limit=100`;
    return (await desk.get(path, { as: 'P-A1' })).json<{ items: TimelineItem[]; process: { source: string } }>();
  }

  async function forget(workflowId: string): Promise<void> {
    await temporal.workflowService.deleteWorkflowExecution({ namespace, workflowExecution: { workflowId } });
    const handle = temporal.workflow.getHandle(workflowId);
    await until('the engine has forgotten it', () =>
      handle.fetchHistory().then(
        () => false,
        (error: unknown) => isForgotten(error),
      ),
    );
  }

  it('is what it was, read from the archive', async () => {
    const before = await timeline();
    expect(before.process).toEqual({ source: 'process' });
    const archive = new ProcessArchive({
      ...{ client: temporal, database, codec: payloadCodec(payloadKeys) },
      bundle: {
        ...{ sha256: 'ab'.repeat(32), codeGzip: gzipSync('code'), nodeVersion: '20', sdkVersion: '1.24.0' },
        lockfileSha256: 'cd'.repeat(32),
      },
      failed: () => undefined, // processes of others that end at the same time
    });
    await until('the archive has it', async () => {
      await archive.archiveClosed();
      const { rowCount } = await desk.admin.query('select 1 from archived_run where workflow_id = $1', [planProcess]);
      return rowCount === 1;
    });
    await forget(planProcess);
    expect(await timeline()).toEqual(before);
  }, 120_000);

  it('says that something is missing where the archive has nothing either', async () => {
    await desk.admin.query('alter table archived_run disable trigger archived_run_append_only');
    await desk.admin.query('update archived_run set workflow_id = $2 where workflow_id = $1', [
      planProcess,
      'plan/other',
    ]);
    const { process, items } = await timeline();
    expect(process).toEqual({ source: 'read-model', reason: 'not-started' });
    expect(items.length).toBeGreaterThan(0);
  });
});
