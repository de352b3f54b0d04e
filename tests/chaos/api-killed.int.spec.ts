import { randomUUID } from 'node:crypto';
import type { Answer } from './person';
import { LivingCommission, type OpenTask } from './living-commission';
import { until } from '../support/until';

interface Attempt {
  readonly task: OpenTask;
  readonly key: string;
  /** Absent when the api died before it answered. */
  readonly answer?: Answer;
}

const silent = (): undefined => undefined;

describe('an api that dies after the commit and before the answer', () => {
  let commission: LivingCommission;

  beforeAll(async () => {
    commission = await LivingCommission.open();
    await commission.draft();
    expect((await commission.start(4000, '2026-02-09')).status).toBeLessThan(300);
  }, 120_000);
  afterAll(() => commission?.close(), 60_000);

  const isReceipt = ({ kind }: OpenTask) => kind === 'acknowledge-plan';
  const receipts = async () => (await commission.openTasks('&kind=acknowledge-plan')).filter(isReceipt);
  const attempt = async (task: OpenTask): Promise<Attempt> => {
    const key = randomUUID();
    const answer = await commission.actOn(task, key).catch(silent);
    return answer ? { task, key, answer } : { task, key };
  };

  /** The api freezes while the database has statements, which then commit; it never says so. Acts that waited for them never began. */
  async function killUnheard(tasks: readonly OpenTask[]): Promise<readonly Attempt[]> {
    const before = await commission.tables.count('act');
    const holder = await commission.tables.holder();
    try {
      await holder.query('select 1 from task where id = any ($1) for update', [tasks.map(({ id }) => id)]);
      const attempts = Promise.all(tasks.map(attempt));
      await until('statements at the database', async () => (await commission.tables.waiting('%act_on_tasks%')) > 0);
      await commission.stack.kill('api', 'SIGSTOP');
      const unheard = await commission.tables.waiting('%act_on_tasks%');
      await holder.query('rollback');
      await until('their commits', async () => (await commission.tables.count('act')) >= before + unheard);
      await commission.stack.kill('api', 'SIGKILL');
      return await attempts;
    } finally {
      await holder.end();
    }
  }

  /** Somewhere in the middle of it: some are heard, some are not, some never began. */
  async function killAmid(tasks: readonly OpenTask[]): Promise<readonly Attempt[]> {
    const before = await commission.tables.count('act');
    const attempts = Promise.all(tasks.map(attempt));
    await until('a first commit', async () => (await commission.tables.count('act')) > before, 10_000, 1);
    await commission.stack.kill('api', 'SIGKILL');
    return attempts;
  }

  async function expectSameAnswers(attempts: readonly Attempt[]): Promise<void> {
    for (const { task, key, answer } of attempts) {
      const acted = await commission.tables.count('act', 'task_id = $1', [task.id]);
      const [first, second] = [await commission.actOn(task, key), await commission.actOn(task, key)];
      expect([first.status, second.status, second.text]).toEqual([200, 200, first.text]);
      if (answer) expect(first.text).toBe(answer.text);
      expect(first.headers.get('idempotency-replayed') === 'true').toBe(acted === 1);
      expect(await commission.tables.count('act', 'task_id = $1', [task.id])).toBe(1);
    }
  }

  it('gives the answer to the repetition, and has acted once', async () => {
    await commission.playUntil('receipts asked for', async () => (await receipts()).length === 21, isReceipt);
    const open = await receipts();
    await Promise.all(open.map((task) => commission.assigneeOf(task)));
    const unheard = await killUnheard(open.slice(0, 4));
    expect(unheard.filter(({ answer }) => answer)).toEqual([]);
    await commission.stack.restart('api');
    await expectSameAnswers(unheard);
    for (const tasks of [open.slice(4, 12), open.slice(12)]) {
      const attempts = await killAmid(tasks);
      await commission.stack.restart('api');
      await expectSameAnswers(attempts);
    }
    const { acts, ...others } = await commission.tables.counts();
    expect(others).toEqual({ actEntries: acts, actedTasks: acts, linesOfActs: acts });
    await commission.tables.delivered();
    expect(await commission.tables.doubled()).toEqual([]);
  }, 180_000);
});
