import { Database, newId, OutboxReader } from '@zeren/database';
import { dayMs } from '@zeren/domain';
import { DigestMail } from '@zeren/worker';
import { randomUUID } from 'node:crypto';
import { CommissionDesk } from '../support/commission-desk';
import { headerOf, MailCatcher, textOf } from '../support/mail-catcher';

/** Tuesday; the Monday before is the last day of Spring Festival. */
const tuesday = (time: string): number => Date.parse(`2026-02-24T${time}+08:00`);

describe('reminders by mail', () => {
  let desk: CommissionDesk;
  let database: Database;
  let outbox: OutboxReader;
  const catcher = new MailCatcher();
  const { mails } = catcher;
  const logged: string[] = [];
  let cycleId = '';

  beforeAll(async () => {
    desk = await CommissionDesk.open();
    database = await Database.open(desk.database.appUrl, 4);
    outbox = OutboxReader.open(desk.database.relayUrl);
    await catcher.open();
    cycleId = (await desk.draft()).id;
    await desk.pretendStarted(cycleId, '2026-02-24T01:00:00Z');
  }, 60_000);
  beforeEach(async () => {
    mails.length = 0;
    logged.length = 0;
    await desk.admin.query(
      'delete from message_item; delete from message; delete from mailbox; delete from notification',
    );
    await desk.admin.query(`update task set state = 'withdrawn' where state = 'open'`);
  });
  afterAll(async () => {
    await catcher.close();
    await outbox?.close();
    await database?.close();
    await desk?.close();
  });

  const carrier = (): DigestMail =>
    new DigestMail(outbox, database, {
      smtpUrl: catcher.url,
      from: 'zeren@house.example',
      siteUrl: 'https://zeren.example',
      everyMs: 60_000,
      log: (event) => logged.push(event),
    });
  const mailbox = (as: string, address: string, language = 'zh-CN') =>
    desk.put('/api/v1/session/mailbox', { address, language }, { as });

  /** An open task of the holder of a post, of which he was told. */
  async function remind(post: string, kind = 'reminder', dueOn = '2026-03-02'): Promise<string> {
    const [groupId, taskId] = [newId(), newId()];
    await desk.admin.query(
      `insert into task_group (organisation_id, id, cycle_id, workflow_id, step, open_tasks) values ($1, $2, $3, $4, 'sample', 1)`,
      [desk.organisationId, groupId, cycleId, `sample/${randomUUID()}`],
    );
    await desk.admin.query(
      `insert into task (organisation_id, id, cycle_id, group_id, workflow_id, phase, step, kind, subject, assignee_kind, assignee, secret,
                         opened_at, due_on, due_at, due_rule)
       select $1, $2, $3, id, workflow_id, 'plan', 'sample', 'issue-agenda', $2::uuid::text, 'post', $5, false, now(), $6::text::date, ($6::text || 'T16:00:00Z')::timestamptz, 'workingDays:2'
         from task_group where organisation_id = $1 and id = $4`,
      [desk.organisationId, taskId, cycleId, groupId, post, dueOn],
    );
    await desk.admin.query(
      `insert into notification (organisation_id, id, dedupe_key, recipient_kind, recipient, kind, task_id, cycle_id, business_at)
       values ($1, gen_random_uuid(), gen_random_uuid()::text, 'post', $2, $3, $4, $5, now())`,
      [desk.organisationId, post, kind, taskId, cycleId],
    );
    return taskId;
  }

  it('makes one message of twelve things that are due, and leads to each', async () => {
    await mailbox('P-L3', 'l3@house.example');
    const taskIds: string[] = [];
    for (let count = 0; count < 12; count += 1) taskIds.push(await remind('L3'));
    await carrier().deliver(tuesday('09:30:00'));
    await carrier().deliver(tuesday('15:00:00'));
    expect(mails.map(({ to }) => to)).toEqual([['l3@house.example']]);
    const text = textOf(mails[0]!);
    expect(text).toContain('以下 12 项事项');
    expect(taskIds.filter((id) => text.includes(`https://zeren.example/tasks/${id}`))).toHaveLength(12);
  });

  it('tells what comes later on the next working day, in the language of the reader', async () => {
    await mailbox('P-L3', 'l3@house.example', 'en');
    await remind('L3');
    await carrier().deliver(tuesday('09:30:00'));
    const second = await remind('L3', 'overdue');
    await carrier().deliver(tuesday('16:00:00'));
    await carrier().deliver(tuesday('10:00:00') + dayMs);
    expect(mails).toHaveLength(2);
    expect(textOf(mails[1]!)).toContain(`[overdue] due 2026-03-02\nhttps://zeren.example/tasks/${second}`);
    expect(headerOf(mails[1]!, 'Subject')).toBe('1 task waits for you, the first is due 2026-03-02');
  });

  it.each([
    ['before half past nine', tuesday('09:29:59')],
    ['after half past five', tuesday('17:30:00')],
    ['on a day off', tuesday('10:00:00') - dayMs],
    ['on a Sunday', Date.parse('2026-03-01T10:00:00+08:00')],
  ])('writes to nobody %s', async (_, at) => {
    await mailbox('P-L3', 'l3@house.example');
    await remind('L3');
    await carrier().deliver(at);
    expect(mails).toEqual([]);
    expect(await desk.count('message')).toBe(0);
  });

  it('is silent about what was done, and about what became another’s', async () => {
    await mailbox('P-L3', 'l3@house.example');
    await remind('L5');
    const done = await remind('L3');
    await catcher.close();
    await carrier().deliver(tuesday('10:00:00'));
    expect(await desk.count('message', `state = 'waiting'`)).toBe(1);
    await catcher.open();
    await desk.admin.query(`update task set state = 'done' where id = $1`, [done]);
    await carrier().deliver(tuesday('10:05:00'));
    expect(mails).toEqual([]);
    expect(await desk.count('message', `state = 'dropped'`)).toBe(1);
  });

  it('waits longer each time while the mail server is away, and sends once when it is back', async () => {
    await mailbox('P-L3', 'l3@house.example');
    await remind('L3');
    await catcher.close();
    await carrier().deliver(tuesday('10:00:00'));
    await carrier().deliver(tuesday('10:00:59'));
    await carrier().deliver(tuesday('10:01:00'));
    await carrier().deliver(tuesday('10:02:59'));
    expect(logged).toEqual(['mail.postponed', 'mail.postponed']);
    await catcher.open();
    await Promise.all([carrier().deliver(tuesday('10:02:59')), carrier().deliver(tuesday('10:02:59'))]);
    expect(mails).toEqual([]);
    await carrier().deliver(tuesday('10:03:00'));
    await carrier().deliver(tuesday('10:30:00'));
    expect(mails).toHaveLength(1);
    const { rows } = await desk.admin.query(`select id, state, attempts from message`);
    expect(rows).toEqual([{ id: expect.any(String) as string, state: 'sent', attempts: 3 }]);
    expect(headerOf(mails[0]!, 'Message-ID')).toBe(`<${rows[0]?.id}@zeren.example>`);
  });

  it('gives up at once where there is no such mailbox', async () => {
    await mailbox('P-L3', 'nobody@house.example');
    catcher.refuses.add('nobody@house.example');
    await remind('L3');
    await carrier().deliver(tuesday('10:00:00'));
    await carrier().deliver(tuesday('12:00:00'));
    expect(logged).toEqual(['mail.dead']);
    expect(await desk.count('message', `state = 'dead' and answer like '%550%'`)).toBe(1);
  });

  it('writes down one digest a day, however many carriers there are', async () => {
    await mailbox('P-L3', 'l3@house.example');
    await remind('L3');
    await catcher.close();
    await Promise.all([1, 2, 3].map(() => carrier().deliver(tuesday('10:00:00'))));
    await catcher.open();
    expect([await desk.count('message'), await desk.count('message_item')]).toEqual([1, 1]);
  });

  it('goes where its reader says, in the ledger without the address, until he wants none', async () => {
    await remind('L3');
    expect((await mailbox('P-L3', 'not an address')).statusCode).toBe(400);
    expect((await desk.get('/api/v1/session/mailbox', { as: 'P-L3' })).json()).toEqual({
      address: null,
      language: null,
    });
    expect((await mailbox('P-L3', 'first@house.example')).json()).toEqual({
      address: 'first@house.example',
      language: 'zh-CN',
    });
    await remind('L3');
    await carrier().deliver(tuesday('10:00:00'));
    expect(textOf(mails[0]!)).toContain('以下 1 项事项'); // not what came before there was a mailbox
    const entries = await desk.admin.query(`select payload from ledger_entry where kind = 'mailbox.opened'`);
    expect(entries.rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(entries.rows)).not.toContain('house.example');
    const headers = await desk.headers('P-L3');
    const closed = await desk.api.inject({ method: 'DELETE', url: '/api/v1/session/mailbox', headers });
    expect(closed.statusCode).toBe(204);
    await remind('L3');
    await carrier().deliver(tuesday('10:00:00') + dayMs);
    expect(mails).toHaveLength(1);
  });

  it('shows the same messages in the application, with the task that each leads to', async () => {
    const taskId = await remind('L3', 'overdue');
    const { items } = (await desk.get('/api/v1/notifications', { as: 'P-L3' })).json();
    expect(items[0]).toMatchObject({ kind: 'overdue', taskId, taskKind: 'issue-agenda', dueOn: '2026-03-02' });
    expect((await desk.get('/api/v1/notifications', { as: 'P-L5' })).json().items).toEqual([]);
  });
});
