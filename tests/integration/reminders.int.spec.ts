import { createActivities } from '@zeren/activities';
import { Database, newId } from '@zeren/database';
import { dayMs } from '@zeren/domain';
import { CommissionDesk } from '../support/commission-desk';

const start = Date.parse('2026-01-06T01:00:00Z');

describe('reminders of one task', () => {
  let desk: CommissionDesk;
  let database: Database;
  let cycleId = '';

  beforeAll(async () => {
    desk = await CommissionDesk.open();
    database = await Database.open(desk.database.appUrl, 2);
    cycleId = (await desk.draft()).id;
    await desk.pretendStarted(cycleId, '2026-01-05T01:00:00Z');
    const groupId = newId();
    await desk.admin.query(
      `with grouped as (insert into task_group (organisation_id, id, cycle_id, workflow_id, step, open_tasks) values ($1, $3, $2, 'plan/x', 'draft-plan', 1))
       insert into task (organisation_id, id, cycle_id, group_id, workflow_id, phase, step, kind, subject, assignee_kind, assignee, secret,
                         opened_at, due_on, due_at, due_rule)
       values ($1, $3, $2, $3, 'plan/x', 'plan', 'draft-plan', 'draft-plan', 'plan', 'body', 'leading-group-office', false, now(),
               '2026-03-02', '2026-03-02T16:00:00Z', 'fixed')`,
      [desk.organisationId, cycleId, groupId],
    );
  }, 60_000);
  afterAll(async () => {
    await database?.close();
    await desk?.close();
  });

  let effects = 0;
  function remind(at: number) {
    effects += 1;
    const call = { key: `plan/x#${effects}`, workflowId: 'plan/x', organisationId: desk.organisationId, cycleId, at };
    return createActivities({ database }).remindTasks({ ...call, process: 'plan', step: 'draft-plan', known: 0 });
  }
  const reminders = () => desk.count('notification', `kind = 'reminder'`);

  it('come after longer and longer pauses, and never a fourth time, however often the deadline moves', async () => {
    const sent: number[] = [];
    for (const day of [0, 0.5, 1, 2, 3, 4, 8, 16, 32]) {
      await remind(start + day * dayMs);
      sent.push(await reminders());
    }
    expect(sent).toEqual([1, 1, 2, 2, 3, 3, 3, 3, 3]);
    expect(await desk.count('ledger_entry', `kind = 'reminder.sent'`)).toBe(3);
  });

  it('are the same when the effect is repeated', async () => {
    await remind(start);
    expect(await reminders()).toBe(3);
  });
});
