import type { Client } from 'pg';
import { LivingCommission, type OpenTask } from './living-commission';
import { until } from '../support/until';

const isLevelB = ({ kind, subject }: OpenTask) => kind === 'sign-letter' && subject.startsWith('letter/B');
const isSigning = ({ kind }: OpenTask) => kind === 'sign-letter' || kind === 'witness-letter';
const isOf = (code: string) => (task: OpenTask) => task.subject === `letter/${code}` && isSigning(task);

describe('a worker that dies', () => {
  let commission: LivingCommission;

  beforeAll(async () => {
    commission = await LivingCommission.open();
    await commission.draft();
    expect((await commission.start(2400, '2026-02-09')).status).toBeLessThan(300);
  }, 120_000);
  afterAll(() => commission?.close(), 60_000);

  const onlyA01IsOpen = async () => {
    const signing = (await commission.openTasks('&subject=letter/')).filter(isSigning);
    return signing.length === 3 && signing.every(isOf('A01'));
  };

  /** Holds the place of one task of level B: whoever opens the fourteen letters stops in the middle of its statement. */
  async function holdOneTask(): Promise<Client> {
    const holder = await commission.tables.holder();
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
    await commission.playUntil('level A signed but for its first letter', onlyA01IsOpen, isOf('A01'));
    const holder = await holdOneTask();
    try {
      const asked = (await commission.openTasks()).filter(isOf('A01'));
      for (const task of asked) expect((await commission.actOn(task)).status).toBe(200);
      await until(
        'the worker in the middle of opening level B',
        async () => (await commission.tables.waiting('%insert into task %')) > 0,
      );
      await commission.stack.kill('worker', 'SIGKILL');
    } finally {
      await holder.query('rollback');
      await holder.end();
    }
    expect(await commission.tables.count('task', `subject like 'letter/B%' and step = 'sign-letter'`)).toBe(0);
    await commission.stack.restart('worker');
    await until('level B open', async () => (await commission.openTasks()).filter(isLevelB).length === 28, 60_000);
    const once = `step = 'sign-letter' and subject like 'letter/B%'
      and (select count(*) from ledger_entry e where e.kind = 'task.opened' and e.subject_id = t.id::text) = 1`;
    expect(await commission.tables.count('task t', once)).toBe(28);
  }, 180_000);

  it('while signatures arrive loses none and doubles none', async () => {
    const bearers = (await commission.openTasks()).filter((task) => isLevelB(task) && task.assignee !== 'L2');
    expect(bearers).toHaveLength(14);
    await Promise.all(bearers.map((task) => commission.assigneeOf(task)));
    const sooner = bearers.slice(0, 10);
    const answers = sooner.map((task) => commission.actOn(task));
    await Promise.race(answers);
    await commission.stack.kill('worker', 'SIGKILL');
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual(sooner.map(() => 200));
    await commission.stack.restart('worker');
    await expectNothingDoubled();
  }, 90_000);

  it('in the middle of its reminders reminds everybody once', async () => {
    const silent = (await commission.openTasks()).filter(isLevelB).map(({ id }) => id);
    expect(silent).toHaveLength(18);
    const holder = await commission.tables.holder();
    try {
      await holder.query('lock table notification in share row exclusive mode');
      await until(
        'the worker in the middle of its reminders',
        async () => (await commission.tables.waiting('%into notification%')) > 0,
      );
      await commission.stack.kill('worker', 'SIGKILL');
    } finally {
      await holder.query('rollback');
      await holder.end();
    }
    const reminders = () =>
      commission.tables.count('ledger_entry', `kind = 'reminder.sent' and subject_id = any ($1)`, [silent]);
    const messages = () =>
      commission.tables.count('notification', `kind = 'reminder' and task_id = any ($1)`, [silent]);
    expect([await reminders(), await messages()]).toEqual([0, 0]);
    await commission.stack.restart('worker');
    await until('the reminders', async () => (await reminders()) >= 18);
    expect([await reminders(), await messages()]).toEqual([18, 18]);
  }, 120_000);

  it('keeps nobody from signing to the end', async () => {
    await commission.stack.kill('worker', 'SIGKILL');
    const open = (await commission.openTasks()).filter(isLevelB);
    for (const task of open) expect((await commission.actOn(task)).status).toBe(200);
    await commission.stack.restart('worker');
    expect(await commission.tables.count('letter', `state = 'complete'`)).toBe(21);
    expect(await commission.tables.count('ledger_entry', `kind = 'letter.completed'`)).toBe(21);
    const archive = async () => (await commission.openTasks('&kind=archive-letters')).length === 1;
    await until('the process to hear that both levels are signed', archive, 60_000);
    await expectNothingDoubled();
  }, 90_000);

  async function expectNothingDoubled(): Promise<void> {
    await commission.tables.delivered();
    const { acts, ...others } = await commission.tables.counts();
    expect(others).toEqual({ actEntries: acts, actedTasks: acts, linesOfActs: acts });
    expect(await commission.tables.doubled()).toEqual([]);
  }
});
