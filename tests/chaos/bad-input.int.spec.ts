import { randomUUID } from 'node:crypto';
import { atRest } from './at-rest';
import { LivingCommission, type OpenTask } from './living-commission';
import type { Answer, Person } from './person';

const markup = `<script>alert(1)</script>'); drop table act; -- $1 \\' "&amp; 𠮷`;
const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/** A JSON body with one byte in the middle that no UTF-8 text has. */
function brokenBytes(): Uint8Array<ArrayBuffer> {
  const bytes = utf8(JSON.stringify({ kind: 'confirm', comment: 'a?b' }));
  bytes[bytes.indexOf('?'.charCodeAt(0))] = 0xff;
  return bytes;
}

describe('what the api does not take', () => {
  let commission: LivingCommission;

  beforeAll(async () => {
    commission = await LivingCommission.open();
    await commission.draft();
  }, 120_000);
  afterAll(() => commission?.close(), 60_000);

  /** Everything a refusal must not touch. */
  async function rows(): Promise<readonly unknown[]> {
    const tables = [
      'act',
      'ledger_entry',
      'outbox_line',
      'notification',
      'letter',
      'cycle',
      'plan',
      'outcome',
      'idempotency_record',
    ];
    const counts: string[] = [];
    for (const table of tables) counts.push(`${table} ${await commission.tables.count(table)}`);
    const { rows: states } = await commission.tables.admin.query<object>(
      'select state, count(*) from task group by state order by state',
    );
    return [...counts, ...states];
  }

  async function refused(send: () => Promise<Answer>, status: number, slug: string): Promise<Answer> {
    const before = await rows();
    const answer = await send();
    expect([answer.status, answer.body]).toEqual([
      status,
      expect.objectContaining({ type: `/problems/${slug}`, status }),
    ]);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(await rows()).toEqual(before);
    return answer;
  }

  describe('a draft of the plan', () => {
    async function put(change: (items: Record<string, unknown>[]) => void): Promise<Answer> {
      const office = await commission.office;
      const ifMatch = (await office.send('GET', `/plans/${commission.planId}`)).headers.get('etag') ?? '';
      const items = commission.planItems();
      change(items);
      return office.send('PUT', `/plans/${commission.planId}/draft`, { body: { items }, ifMatch });
    }
    const stored = async () => (await (await commission.office).send('GET', `/plans/${commission.planId}`)).text;

    it.each<[string, number, string, (items: Record<string, unknown>[]) => void]>([
      [
        'weights that sum to 99.99',
        422,
        'weights-not-100',
        ([first]) => Object.assign(first ?? {}, { weight: '4.28' }),
      ],
      ['a unit nobody knows', 422, 'unit-unknown', ([first]) => Object.assign(first ?? {}, { leadUnit: 'D99' })],
      [
        'a milestone on a day that does not exist',
        400,
        'invalid-body',
        ([first]) => Object.assign(first ?? {}, { milestones: [{ no: 1, dueOn: '2026-02-30' }] }),
      ],
      ['an item without a title', 400, 'invalid-body', ([first]) => Object.assign(first ?? {}, { titleZh: ' ' })],
    ])('keeps what it had when it is sent %s', async (_, status, slug, change) => {
      const before = await stored();
      const answer = await put(change);
      expect([answer.status, answer.body]).toEqual([status, expect.objectContaining({ type: `/problems/${slug}` })]);
      expect(await stored()).toBe(before);
    });

    it('gives a title that looks like SQL and HTML back as it was typed', async () => {
      const answer = await put(([first]) => Object.assign(first ?? {}, { titleZh: markup }));
      expect(answer.status).toBe(200);
      expect(await stored()).toContain(JSON.stringify(markup).slice(1, -1));
    });
  });

  describe('while a year runs', () => {
    let task: OpenTask;
    let other: OpenTask;
    let closed: OpenTask;
    let head: Person;

    beforeAll(async () => {
      await commission.start(3_600_000, '2026-02-09');
      const isConfirmation = ({ kind }: OpenTask) => kind === 'confirm-letter';
      const onlyConfirmations = async () => {
        const open = await commission.openTasks();
        return open.length === 21 && open.every(isConfirmation);
      };
      await commission.playUntil('twenty-one letters to confirm, and nothing else', onlyConfirmations, isConfirmation);
      const [first, second, third] = await commission.openTasks();
      if (!first || !second || !third) throw new Error('nobody is asked');
      [task, other, closed] = [first, second, third];
      head = await commission.assigneeOf(task);
      expect((await commission.actOn(closed)).status).toBe(200);
      await commission.tables.delivered();
      await atRest(commission.stack);
    }, 150_000);

    const confirmation = { kind: 'confirm', comment: '同意' };

    describe('in an act', () => {
      it('on a task that does not exist', () => refused(() => head.act(randomUUID(), confirmation), 404, 'not-found'));
      it('on a task whose name is no name', () =>
        refused(() => head.act('1%27%20or%20true', confirmation), 404, 'not-found'));
      it('on a closed task', async () => {
        const whose = await commission.assigneeOf(closed);
        await refused(() => whose.act(closed.id, confirmation), 409, 'task-closed');
      });
      it('by the wrong person', () => refused(() => head.act(other.id, confirmation), 404, 'not-found'));
      it('that the task does not know', () =>
        refused(() => head.act(task.id, { kind: 'acknowledge' }), 422, 'act-not-allowed'));
      it('for a text that is no longer the one', () =>
        refused(() => head.act(task.id, { ...confirmation, documentSha256: '0'.repeat(64) }), 409, 'document-changed'));
      it('of more than a megabyte', () =>
        refused(() => head.act(task.id, { kind: 'confirm', comment: 'a'.repeat(1_100_000) }), 413, 'body-too-large'));
      it('that is no UTF-8', () =>
        refused(() => head.send('POST', `/tasks/${task.id}/acts`, { bytes: brokenBytes() }), 400, 'invalid-body'));
      it('with a NUL', () =>
        refused(() => head.act(task.id, { kind: 'confirm', comment: 'a\u0000b' }), 400, 'invalid-body'));
      it('that is half a document', () =>
        refused(() => head.send('POST', `/tasks/${task.id}/acts`, { bytes: utf8('{"kind":') }), 400, 'invalid-body'));
      it('with a field nobody asked for', () =>
        refused(() => head.act(task.id, { ...confirmation, state: 'done' }), 400, 'invalid-body'));
      it('with a day that does not exist', async () => {
        const onPaper = { scanSha256: 'a'.repeat(64), witnessPost: 'H02', signedOn: '2026-02-30' };
        const office = await commission.office;
        await refused(() => office.act(task.id, { ...confirmation, onPaper }), 400, 'invalid-body');
      });
      it('with a key too short to be one of its own', () =>
        refused(() => head.act(task.id, confirmation, 'short'), 400, 'invalid-body'));
    });

    describe('from the office', () => {
      let office: Person;
      beforeAll(async () => {
        office = await commission.office;
      });

      it('a second cycle for the same year', () => {
        const body = { year: 2026, title: '又一个2026', template: 'demo-commission' };
        return refused(() => office.send('POST', '/cycles', { body }), 409, 'cycle-exists');
      });
      it('a year that is already running, started again', () =>
        refused(() => commission.start(1000, '2026-01-05'), 409, 'cycle-not-draft'));
      it('a template nobody knows', () => {
        const body = { year: 2027, title: '2027', template: 'nothing' };
        return refused(() => office.send('POST', '/cycles', { body }), 422, 'template-unknown');
      });
      it('a deadline on a day that does not exist', () => {
        const body = { kind: 'move-deadline', taskIds: [task.id], dueOn: '2026-02-30', reason: '顺延' };
        return refused(
          () => office.send('POST', `/cycles/${commission.cycleId}/commands`, { body }),
          400,
          'invalid-body',
        );
      });
      it('a decision of a meeting without a quorum', async () => {
        const { items } = await office.get<{ items: { id: string; code: string }[] }>(
          `/meetings?cycleId=${commission.cycleId}&limit=50`,
        );
        const meeting = items.find(({ code }) => code === 'Q1');
        if (!meeting) throw new Error('no meeting of the first quarter');
        const known = await office.send('GET', `/meetings/${meeting.id}`);
        const { attendance } = known.body as { attendance: { post: string }[] };
        const members = attendance.map(({ post }, index) => ({
          post,
          state: index === 0 ? 'present' : 'on-leave',
          reason: '出差',
        }));
        const ifMatch = known.headers.get('etag') ?? '*';
        await office.required('PUT', `/meetings/${meeting.id}/attendance`, { body: { members }, ifMatch });
        const body = { outcomes: [{ kind: 'decision', text: '通过' }] };
        await refused(() => office.send('POST', `/meetings/${meeting.id}/outcomes`, { body }), 409, 'no-quorum');
      });
    });

    describe('takes no SQL and no HTML for anything but text', () => {
      it('in an act', async () => {
        const whose = await commission.assigneeOf(other);
        expect((await whose.act(other.id, { kind: 'confirm', comment: markup })).status).toBe(200);
        expect(
          await commission.tables.count('act', `task_id = $1 and content ->> 'comment' = $2`, [other.id, markup]),
        ).toBe(1);
      });

      it('in the title of a year', async () => {
        const body = { year: 2027, title: markup, template: 'demo-commission' };
        const answer = await (await commission.office).send('POST', '/cycles', { body });
        expect([answer.status, answer.body]).toEqual([201, expect.objectContaining({ title: markup })]);
        expect(await commission.tables.count('cycle', 'title = $1', [markup])).toBe(1);
      });
    });
  });
});
