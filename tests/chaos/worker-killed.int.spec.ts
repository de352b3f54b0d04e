import type { Client } from 'pg';
import { LivingCommission, type OpenTask } from './living-commission';
import { until } from './until';

const isLevelB = ({ kind, subject }: OpenTask) => kind === 'sign-letter' && subject.startsWith('letter/B');
const isOf = (code: string) => (task: OpenTask) =>
  task.subject === `letter/${code}` && (task.kind === 'sign-letter' || task.kind === 'witness-letter');

describe('a worker that dies', () => {
  let commission: LivingCommission;

  beforeAll(async () => {
    commission = await LivingCommission.open();
    await commission.draft();
    expect((await commission.start(2000, '2026-02-09')).status).toBeLessThan(300);
  }, 120_000);
  afterAll(() => commission?.close(), 60_000);

  const signaturesOfA01 = () => commission.openTasks('&kind=sign-letter&subject=letter/A01');

  /** Holds the place of one task of level B: whoever opens the fourteen letters stops in the middle of its statement. */
  async function holdOneTask(): Promise<Client> {
    const holder = await commission.holder();
    await holder.query(
      `insert into task (organisation_id, id, cycle_id, group_id, workflow_id, phase, step, kind, subject, round, assignee_kind,
                         assignee, opened_at, due_on, due_at, due_rule)
       select t.organisation_id, gen_random_uuid(), t.cycle_id, t.group_id, 'signing-round/' || l.child_round_id, t.phase, t.step, t.kind,
              'letter/B08', 1, 'post', 'L2', t.opened_at, t.due_on, t.due_at, t.due_rule
         from task t join letter l on l.organisation_id = t.organisation_id and l.id = t.letter_id
        where t.subject = 'letter/A01' and t.step = 'sign-letter' limit 1`,
    );
    return holder;
  }

  it('in the middle of opening fourteen letters leaves twenty-eight tasks, each opened once', async () => {
    await commission.playUntil('the letters of level A to sign', async () => (await signaturesOfA01()).length === 2, isOf('A01'));
    const holder = await holdOneTask();
    try {
      const asked = (await commission.openTasks()).filter(isOf('A01'));
      for (const task of asked) expect((await commission.actOn(task)).status).toBe(200);
      await until('the worker in the middle of opening level B', async () => (await commission.waiting('%insert into task %')) > 0);
      await commission.stack.kill('worker', 'SIGKILL');
    } finally {
      await holder.query('rollback');
      await holder.end();
    }
    expect(await commission.count('task', `subject like 'letter/B%' and step = 'sign-letter'`)).toBe(0);
    await commission.stack.restart('worker');
    await until('level B open', async () => (await commission.openTasks()).filter(isLevelB).length === 28, 60_000);
    const once = `step = 'sign-letter' and subject like 'letter/B%'
      and (select count(*) from ledger_entry e where e.kind = 'task.opened' and e.subject_id = t.id::text) = 1`;
    expect(await commission.count('task t', once)).toBe(28);
  }, 180_000);

  it('while signatures arrive loses none, doubles none, and reminds once', async () => {
    const asked = (await commission.openTasks()).filter(isLevelB);
    const bearers = asked.filter(({ assignee }) => assignee !== 'L2');
    expect(bearers).toHaveLength(14);
    await Promise.all(bearers.map((task) => commission.assigneeOf(task)));
    const [sooner, later] = [bearers.slice(0, 10), bearers.slice(10)];
    const answers = sooner.map((task) => commission.actOn(task));
    await Promise.race(answers);
    await commission.stack.kill('worker', 'SIGKILL');
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual(sooner.map(() => 200));

    await commission.stack.restart('worker');
    const reminded = () => commission.count('ledger_entry', `kind = 'reminder.sent' and subject_id = any ($1)`, [later.map(({ id }) => id)]);
    await until('a reminder for those who have not signed', async () => (await reminded()) >= later.length, 60_000);
    await commission.stack.kill('worker', 'SIGKILL');
    const rest = (await commission.openTasks()).filter(isLevelB);
    expect(rest).toHaveLength(18);
    for (const task of rest) expect((await commission.actOn(task)).status).toBe(200);
    await commission.stack.restart('worker');

    await commission.playUntil(
      'every letter complete',
      async () => (await commission.count('letter', `state = 'complete'`)) === 21,
      () => false,
    );
    await commission.delivered();
    const { acts, ...others } = await commission.counts();
    expect(others).toEqual({ actEntries: acts, actedTasks: acts, linesOfActs: acts });
    expect(await commission.doubled()).toEqual([]);
    expect(await commission.count('ledger_entry', `kind = 'letter.completed'`)).toBe(21);
  }, 180_000);
});
