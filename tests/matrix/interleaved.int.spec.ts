import { randomUUID } from 'node:crypto';
import { seeded } from '../support/seeded';
import type { Commission } from './commission';
import { Installation } from './installation';

const requests = 10_000;
const atOnce = 16;
/** Every so many requests, whatever the app's role is doing is cancelled; less often its connections are ended. */
const cancelEvery = 100;
const endEvery = 1_000;

interface Question {
  readonly method?: 'GET' | 'POST';
  readonly url: string;
  readonly payload?: object;
}

const noCycle = randomUUID();
const ids = ({ samples }: Commission) => ({
  cycleId: samples.cycle[0]?.ids['cycleId'],
  letterId: samples.letter[0]?.ids['letterId'],
  taskId: samples.task[0]?.ids['taskId'],
});

/** Reads of one's own, reads of the other's, and what breaks off in the middle of a transaction. */
const questions: readonly ((own: Commission, theirs: Commission) => Question)[] = [
  () => ({ url: '/api/v1/organisation' }),
  () => ({ url: '/api/v1/tasks' }),
  () => ({ url: '/api/v1/cycles' }),
  (own) => ({ url: `/api/v1/letters/${ids(own).letterId}` }),
  (own) => ({ url: `/api/v1/records?cycleId=${ids(own).cycleId}` }),
  (own) => ({ url: `/api/v1/reviews?cycleId=${ids(own).cycleId}` }),
  (_, theirs) => ({ url: `/api/v1/letters/${ids(theirs).letterId}` }),
  (_, theirs) => ({ url: `/api/v1/records?cycleId=${ids(theirs).cycleId}` }),
  (_, theirs) => ({ method: 'POST', url: `/api/v1/tasks/${ids(theirs).taskId}/acts`, payload: { kind: 'complete' } }),
  // Refused by the database and by the rules, with the transaction already open.
  () => ({ method: 'POST', url: '/api/v1/reports', payload: { cycleId: noCycle } }),
  (own) => ({
    method: 'POST',
    url: '/api/v1/evaluations/adjustments',
    payload: { cycleId: ids(own).cycleId, letterCode: 'A01', code: 'P1', kind: 'plus', points: '2', reason: '重复' },
  }),
  () => ({ url: '/api/v1/tasks?cursor=broken' }),
];

describe('two organisations on two connections', () => {
  let installation: Installation;
  const chance = seeded();

  beforeAll(async () => {
    installation = await Installation.open({ poolSize: 2 });
  }, 120_000);
  afterAll(() => installation?.close());

  it(`read nothing of each other in ${requests} requests that interleave, fail, are cancelled and lose their connection`, async () => {
    process.stdout.write(`seed ${chance.seed}\n`);
    const crossed: string[] = [];
    const statuses = new Map<number, number>();
    let sent = 0;
    const client = async (): Promise<void> => {
      while (sent < requests) {
        sent += 1;
        await disturb(sent);
        const own = chance.pick(installation.commissions);
        const theirs = installation.otherThan(own);
        const { method = 'GET', url, payload } = chance.pick(questions)(own, theirs);
        const answer = await installation.api.inject({
          method,
          url,
          headers: { ...own.headers({ name: 'office clerk' }), 'idempotency-key': randomUUID() },
          ...(payload ? { payload } : {}),
        });
        statuses.set(answer.statusCode, (statuses.get(answer.statusCode) ?? 0) + 1);
        if (answer.body.includes(theirs.canary)) crossed.push(`${own.code}: ${method} ${url}`);
        if (url.endsWith('/organisation') && answer.statusCode === 200 && !answer.body.includes(own.canary))
          crossed.push(`${own.code} was not shown itself`);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, client));
    process.stdout.write(`${JSON.stringify(Object.fromEntries(statuses))}\n`);
    expect(crossed).toEqual([]);
    expect([...statuses.values()].reduce((sum, count) => sum + count, 0)).toBe(sent);
    // The run did work, and was disturbed at it.
    expect(statuses.get(200)).toBeGreaterThan(requests / 3);
    expect(statuses.get(404)).toBeGreaterThan(0);
    expect(statuses.get(409)).toBeGreaterThan(0);
    expect(statuses.get(503)).toBeGreaterThan(0);
    expect(statuses.has(500)).toBe(false);
  }, 180_000);

  async function disturb(count: number): Promise<void> {
    const how = count % endEvery === 0 ? 'pg_terminate_backend' : 'pg_cancel_backend';
    if (count % cancelEvery === 0)
      await installation.database.admin.query(
        `select ${how}(pid) from pg_stat_activity where datname = current_database() and usename = 'zeren_app'`,
      );
  }
});
