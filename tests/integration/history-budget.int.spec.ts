import { Client as TemporalClient, Connection, type WorkflowHandle } from '@temporalio/client';
import { readPayloadKeys } from '@zeren/config';
import { dataConverterOf } from '@zeren/temporal-connection';
import { cyclesQueue, namespace, workflowIds } from '@zeren/workflow-contracts';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { startStackProcess, type RunningStack } from '../start/stack-process';
import { until } from '../support/until';

const letters = 200;
const documentSha256 = createHash('sha256').update('责任书').digest('hex');
const signingMorning = Date.parse('2026-02-10T09:30:00+08:00');
/** Slow enough that no reminder falls due, quick enough that lines which may wait do not wait half a minute. */
const realMsPerBizDay = 20_000;

type Events = NonNullable<Awaited<ReturnType<WorkflowHandle['fetchHistory']>>['events']>;

/** What the calendar makes a process do. */
const calendarEffects = ['remindTasks', 'escalateTasks', 'expireTasks'];

function countEvents(events: Events) {
  const count = (is: (event: Events[number]) => unknown) => events.filter(is).length;
  const activityOf = (event: Events[number]) => event.activityTaskScheduledEventAttributes?.activityType?.name ?? '';
  return {
    signals: count((event) => event.workflowExecutionSignaledEventAttributes),
    points: count((event) => calendarEffects.includes(activityOf(event))),
    commands: count((event) => event.workflowExecutionUpdateAcceptedEventAttributes),
    children: count((event) => event.startChildWorkflowExecutionInitiatedEventAttributes),
    // A worker too busy to answer in time is asked again: no cost of the story.
    all: events.length - 3 * count((event) => event.workflowTaskTimedOutEventAttributes),
  };
}

/** The real server and the real worker with its relay, apart from every other suite: nothing else polls their queue. */
describe('a signing round of 200 letters', () => {
  const folder = mkdtempSync(join(tmpdir(), 'zeren-budget-'));
  const roundId = randomUUID();
  const clock = { bizEpochMs: signingMorning, realEpochMs: Date.now(), realMsPerBizDay };
  let stack: RunningStack;
  let admin: Client;
  let connection: Connection;
  let [organisationId, cycleId] = ['', ''];

  beforeAll(async () => {
    const apart = { stateDir: join(folder, 'state'), ownServers: true, testing: true, mode: 'demo' as const };
    stack = await startStackProcess(apart);
    admin = new Client({ connectionString: Object.assign(new URL(stack.adminUrl), { pathname: '/zeren' }).href });
    await admin.connect();
    connection = await Connection.connect({ address: stack.temporalAddress });
    const { rows } = await admin.query<{ id: string }>('select organisation_id as id from organisation');
    organisationId = rows[0]?.id ?? '';
    await placeCycle();
  }, 120_000);
  afterAll(async () => {
    await connection?.close();
    await admin?.end();
    await stack?.stop();
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  it('costs at most three events a letter, and no more than its signals, points, commands and children explain', async () => {
    const client = new TemporalClient({
      connection,
      namespace,
      dataConverter: dataConverterOf(readPayloadKeys(stack.payloadKeys)),
    });
    const round = await client.workflow.start('signingRound', {
      taskQueue: cyclesQueue,
      workflowId: workflowIds.signingRound(roundId),
      args: [{ v: 1, organisationId, cycleId, clock, roundId }],
    });
    await openTasks(2 * letters);
    await Promise.all([signAll('L1'), signAll('L2')]);
    expect(await round.result()).toEqual({ complete: letters, incomplete: 0, failedChildren: 0 });

    const { events } = await round.fetchHistory();
    const { signals, points, commands, children, all } = countEvents(events ?? []);
    expect(signals).toBeGreaterThan(0);
    expect(all).toBeLessThanOrEqual(3 * letters);
    expect(all).toBeLessThanOrEqual(15 + 4 * signals + 10 * points + 10 * commands + 9 * children);
  }, 120_000);

  /** A cycle on its signing day, with letters that one leader bears and another issues. */
  async function placeCycle(): Promise<void> {
    const cookie = await sessionOf('P-S01');
    const body = { year: 2026, title: '2026年度', template: 'demo-commission' };
    const draft = await post('/api/v1/cycles', body, cookie);
    const codes = Array.from({ length: letters }, (_, index) => `B${String(index + 1).padStart(3, '0')}`);
    const framed = codes.map((code) => ({
      code,
      level: 'B',
      superior: 'L1',
      bearer: 'L2',
      witness: null,
      channel: 'electronic',
    }));
    cycleId = draft['id'] ?? '';
    await admin.query(
      `update cycle set state = 'running', biz_epoch_ms = $2, real_epoch_ms = $3, real_ms_per_biz_day = $4, started_at = now(),
                        frame = jsonb_set(frame, '{letters}', $5::jsonb) where id = $1`,
      [cycleId, clock.bizEpochMs, clock.realEpochMs, realMsPerBizDay, JSON.stringify(framed)],
    );
    await admin.query(
      `insert into letter (organisation_id, id, cycle_id, code, level, superior, bearer, round_id, document_sha256)
       select $1, gen_random_uuid(), $2, code, 'B', 'L1', 'L2', $3, $4 from unnest($5::text[]) code`,
      [organisationId, cycleId, roundId, documentSha256, codes],
    );
  }

  async function openTasks(expected: number): Promise<void> {
    const sql = `select count(*)::int as open from task where workflow_id = $1 and state = 'open'`;
    await until(
      `${expected} open tasks`,
      async () => {
        const { rows } = await admin.query<{ open: number }>(sql, [workflowIds.signingRound(roundId)]);
        return rows[0]?.open === expected;
      },
      30_000,
    );
  }

  async function signAll(postCode: string): Promise<void> {
    const cookie = await sessionOf(`P-${postCode}`);
    const { rows } = await admin.query<{ id: string }>(
      `select id from task where workflow_id = $1 and assignee = $2 order by subject`,
      [workflowIds.signingRound(roundId), postCode],
    );
    for (const { id } of rows) await post(`/api/v1/tasks/${id}/acts`, { kind: 'sign', documentSha256 }, cookie);
  }

  /** A session without a password: what logging in costs is no part of this test. */
  async function sessionOf(personCode: string): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    await admin.query(
      `insert into session (organisation_id, token_sha256, person_id, assurance, expires_at)
       select organisation_id, $2, id, 'session', now() + interval '1 hour' from person where code = $1`,
      [personCode, createHash('sha256').update(token).digest('hex')],
    );
    return `__Host-zeren=${token}`;
  }

  async function post(path: string, body: object, cookie: string): Promise<Readonly<Record<string, string>>> {
    const response = await fetch(`${stack.url}${path}`, {
      method: 'POST',
      headers: { cookie, origin: stack.url, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Readonly<Record<string, string>>;
  }
});
