import { LivingCommission, type OpenTask } from './living-commission';
import { until } from '../support/until';

const msPerDay = 1500;
const dayMs = 86_400_000;

interface Clock {
  readonly bizEpochMs: number;
  readonly realEpochMs: number;
  readonly realMsPerBizDay: number;
}

describe('a process engine that is away across a deadline', () => {
  let commission: LivingCommission;
  let clock: Clock;

  beforeAll(async () => {
    commission = await LivingCommission.open();
    await commission.draft();
    // Signed in before the clock runs: the window in which the heads may answer is short.
    const heads = Array.from({ length: 13 }, (_, index) => `P-H${String(index + 1).padStart(2, '0')}`);
    await Promise.all(heads.map((login) => commission.person(login)));
  }, 120_000);
  afterAll(() => commission?.close(), 60_000);

  const isAnswer = ({ kind }: OpenTask) => kind === 'answer-plan-consultation';
  const asked = async () => (await commission.openTasks('&kind=answer-plan-consultation')).filter(isAnswer);
  const businessNow = () => clock.bizEpochMs + (Date.now() - clock.realEpochMs) * (dayMs / clock.realMsPerBizDay);
  const silence = `kind = 'answer-plan-consultation' and state = 'expired' and result = 'no-objection'`;

  it('refuses to start a year, says when to try again, and keeps the draft', async () => {
    await commission.stack.kill('temporal', 'SIGKILL');
    const answer = await commission.start(msPerDay, '2026-01-05');
    expect([answer.status, answer.body]).toEqual([503, expect.objectContaining({ type: '/problems/unavailable' })]);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await commission.tables.count('cycle', `state = 'draft' and started_at is null`)).toBe(1);
    await commission.stack.restart('temporal');
    const started = await until('a started year', async () => {
      const again = await commission.start(msPerDay, '2026-01-05');
      return again.status < 300 && again;
    });
    expect(started.status).toBeLessThan(300);
    clock = (await (await commission.office).get<{ clock: Clock }>(`/cycles/${commission.cycleId}`)).clock;
  }, 90_000);

  it('lets people act meanwhile, and takes silence as consent once, at the planned instant', async () => {
    await commission.playUntil('a consultation of thirteen units', async () => (await asked()).length === 13, isAnswer);
    const tasks = await asked();
    const heads = await Promise.all(tasks.map((task) => commission.assigneeOf(task)));
    expect(new Set(heads).size).toBe(13);
    const { rows } = await commission.tables.admin.query<{ expires_ms: number; expires_at: Date }>(
      'select extract(epoch from expires_at)::float8 * 1000 as expires_ms, expires_at from task where id = $1',
      [tasks[0]?.id],
    );
    const [{ expires_ms: expiresMs, expires_at: expiresAt } = { expires_ms: 0, expires_at: new Date(0) }] = rows;
    expect(businessNow()).toBeLessThan(expiresMs - dayMs);
    await commission.stack.kill('temporal', 'SIGKILL');
    const spoken = tasks.slice(0, 5);
    for (const task of spoken) expect((await commission.actOn(task)).status).toBe(200);

    const tooLate = async () => businessNow() > expiresMs + 8 * dayMs;
    await until('the deadline long past', tooLate, 60_000);
    const late = await commission.actOn(tasks[5] as OpenTask);
    expect([late.status, late.body]).toEqual([409, expect.objectContaining({ type: '/problems/task-overdue' })]);
    expect(await commission.tables.count('task', silence)).toBe(0);

    await commission.stack.restart('temporal');
    await until(
      'silence taken as no objection',
      async () => (await commission.tables.count('task', silence)) === 8,
      90_000,
    );
    expect(
      await commission.tables.count('task', `${silence} and closed_cause = 'clock' and business_at = $1`, [expiresAt]),
    ).toBe(8);
    expect(await commission.tables.count('task', `kind = 'answer-plan-consultation' and state = 'done'`)).toBe(5);
    await commission.playUntil(
      'the plan merged after the consultation',
      async () => (await commission.tables.count('task', `kind = 'merge-plan-consultation' and state = 'done'`)) === 1,
      () => false,
    );
    for (const kind of ['task.expired', 'silence.proved'])
      expect(
        await commission.tables.count(
          'ledger_entry e',
          `e.kind = $1 and exists (select 1 from task t where t.id::text = e.subject_id and t.kind = 'answer-plan-consultation')`,
          [kind],
        ),
      ).toBe(8);
    await commission.tables.delivered();
    expect(await commission.tables.doubled()).toEqual([]);
    const { acts, ...others } = await commission.tables.counts();
    expect(others).toEqual({ actEntries: acts, actedTasks: acts, linesOfActs: acts });
  }, 240_000);
});
