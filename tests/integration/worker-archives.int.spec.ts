import { temporal } from '@temporalio/proto';
import { readPayloadKeys } from '@zeren/config';
import { decodeHistory } from '@zeren/process-archive';
import { createTemporalClient, openedHistory, payloadCodec } from '@zeren/temporal-connection';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { LivingCommission } from '../chaos/living-commission';
import { until } from '../support/until';

interface Row {
  readonly workflow_id: string;
  readonly organisation_id: string;
  readonly history_gzip: Buffer;
  readonly status: string;
}

const { History } = temporal.api.history.v1;
const doctor = join(__dirname, '../../apps/cli/dist/main.js');

describe('a year that is over', () => {
  let commission: LivingCommission;

  beforeAll(async () => {
    commission = await LivingCommission.open();
    await commission.draft();
    expect((await commission.start(86_400_000, '2026-01-05')).status).toBeLessThan(300);
    await until('a first task', async () => (await commission.openTasks()).length > 0);
  }, 120_000);
  afterAll(() => commission?.close(), 60_000);

  const examine = (): string => {
    const { appUrl, temporalAddress } = commission.stack;
    const env = { ...process.env, DATABASE_URL: appUrl, TEMPORAL_ADDRESS: temporalAddress, LANG: 'en_US.UTF-8' };
    return spawnSync(process.execPath, [doctor, 'doctor'], { env, encoding: 'utf8' }).stdout;
  };

  it('is archived by the worker as the server had it, and no word of it can be read without a key', async () => {
    const keys = readPayloadKeys(commission.stack.payloadKeys);
    const { temporalAddress } = commission.stack;
    const client = createTemporalClient({ temporalAddress, payloadKeys: keys });
    const running: string[] = [];
    for await (const { workflowId } of client.workflow.list({ query: `ExecutionStatus = 'Running'` }))
      running.push(workflowId);
    expect(running.length).toBeGreaterThan(1);
    for (const workflowId of running) await client.workflow.getHandle(workflowId).terminate('the year is over');
    await client.connection.close();
    await until('doctor to see what waits', async () => examine().includes(`${running.length} ended processes wait`));

    await commission.stack.restart('worker'); // looks as soon as it leads, then every hour
    await until(
      'an archive of everything',
      async () => (await commission.tables.count('archived_run', 'true')) === running.length,
    );
    expect(examine()).toContain('archive: 0 ended processes wait');

    const { rows } = await commission.tables.admin.query<Row>(
      'select workflow_id, organisation_id, history_gzip, status from archived_run',
    );
    expect(rows.map(({ workflow_id }) => workflow_id).toSorted()).toEqual(running.toSorted());
    for (const { workflow_id, organisation_id, history_gzip, status } of rows) {
      const bytes = gunzipSync(history_gzip);
      const opened = await openedHistory(decodeHistory(bytes), workflow_id, payloadCodec(keys));
      const words = ['json/plain', 'organisationId', organisation_id];
      expect([status, words.filter((word) => bytes.includes(word))]).toEqual(['terminated', []]);
      expect(Buffer.from(History.encode(opened).finish()).includes(organisation_id)).toBe(true);
    }
    expect(await commission.tables.count('workflow_bundle', 'true')).toBe(1);
  }, 120_000);
});
