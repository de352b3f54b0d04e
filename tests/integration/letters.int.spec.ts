import { newId } from '@zeren/database';
import { createHash } from 'node:crypto';
import { CommissionDesk } from '../support/commission-desk';

const problem = (answer: { statusCode: number; json: () => { type: string } }) => [
  answer.statusCode,
  answer.json().type,
];
const text = '责任书 <script>alert(1)</script>\n第一条';
const documentSha256 = createHash('sha256').update(text).digest('hex');
const content = {
  annexes: [
    {
      domain: 'safety',
      weight: '30.00',
      indicators: [{ code: 'SAF1', planItem: 'SAF-1', title: '要点', fullMarks: '10.00' }],
    },
  ],
  changes: [],
};

interface Row {
  readonly id: string;
  readonly code: string;
  readonly waitingFor: readonly string[];
}

describe('a letter as it is read', () => {
  let desk: CommissionDesk;
  let cycleId = '';
  const a01 = newId();
  beforeAll(async () => {
    desk = await CommissionDesk.open();
    cycleId = (await desk.draft()).id;
    await desk.pretendStarted(cycleId, '2026-02-10T01:00:00.000Z');
    await place(a01, 'A01', 'L2');
    for (const no of [2, 3]) await place(newId(), `A0${no}`, `L${no + 1}`);
  }, 60_000);
  afterAll(() => desk?.close());

  /** Open, with both signatures and the witness mark asked for. */
  async function place(id: string, code: string, bearer: string): Promise<void> {
    const groupId = newId();
    await desk.admin.query(
      `with letter as (
         insert into letter (organisation_id, id, cycle_id, code, level, superior, bearer, witness, round_id, child_round_id, state, document_sha256)
         values ($1, $2, $3, $4, 'A', 'L1', $5, 'L9', $6, $6, 'open', $7)),
       task_group as (insert into task_group (organisation_id, id, cycle_id, workflow_id, step, letter_id, open_tasks) values ($1, $6::uuid, $3, 'signing-round/' || $6::uuid, 'letter', $2, 3))
       insert into letter_version (organisation_id, letter_id, version, content, content_text, document_sha256) values ($1, $2, 1, $8, $9, $7)`,
      [desk.organisationId, id, cycleId, code, bearer, groupId, documentSha256, JSON.stringify(content), text],
    );
    for (const [kind, assignee] of [
      ['sign-letter', 'L1'],
      ['sign-letter', bearer],
      ['witness-letter', 'L9'],
    ])
      await desk.admin.query(
        `insert into task (organisation_id, id, cycle_id, group_id, workflow_id, phase, step, kind, subject, assignee_kind, assignee, letter_id,
                           document_sha256, opened_at, due_on, due_at, due_rule)
         values ($1, $2, $3, $4::uuid, 'signing-round/' || $4::uuid, 'letters', $5, $5, $6, 'post', $7, $8, $9, '2026-02-10', '2026-02-12', '2026-02-12T16:00:00Z', 'workingDays:2')`,
        [desk.organisationId, newId(), cycleId, groupId, kind, `letter/${code}`, assignee, id, documentSha256],
      );
  }

  const read = async (as: string, id = a01) => (await desk.get(`/api/v1/letters/${id}`, { as })).json();
  const act = async (as: string, body: object) => {
    const { myTask } = await read(as);
    return desk.post(`/api/v1/tasks/${myTask.id}/acts`, body, { as });
  };

  it('is the exact text whose fingerprint is signed, with annexes and who must sign by when', async () => {
    const letter = await read('P-L2');
    expect([letter.text, createHash('sha256').update(letter.text).digest('hex')]).toEqual([
      text,
      letter.documentSha256,
    ]);
    expect(letter.annexes).toEqual(content.annexes);
    expect(letter.signers).toEqual([
      expect.objectContaining({
        role: 'superior',
        post: 'L1',
        name: '甲一',
        state: 'open',
        dueOn: '2026-02-12',
        actedAt: null,
      }),
      expect.objectContaining({ role: 'bearer', post: 'L2', name: '甲二', state: 'open' }),
      expect.objectContaining({ role: 'witness', post: 'L9', name: '甲九', state: 'open' }),
    ]);
  });

  it('offers a task only to whom it is for', async () => {
    expect((await read('P-L2')).myTask).toMatchObject({ kind: 'sign-letter', dueOn: '2026-02-12', workingDaysLeft: 2 });
    expect((await read('P-L2')).myTask.allowedActs).toEqual(expect.arrayContaining(['sign', 'return', 'refuse']));
    expect((await read('P-L9')).myTask.allowedActs).toContain('witness');
    expect((await read('P-S01')).myTask).toBeNull();
    expect((await read('P-A1')).myTask).toBeNull();
  });

  it('says what the next signature will cause, and after the last one that it is complete', async () => {
    expect((await read('P-L2')).willCause).toEqual({
      completesLetter: false,
      opensRoundBelow: false,
      stillWaitingFor: ['L1', 'L9'],
    });
    expect((await act('P-L1', { kind: 'sign', documentSha256 })).statusCode).toBe(200);
    expect((await act('P-L9', { kind: 'witness', documentSha256 })).statusCode).toBe(200);
    expect((await read('P-L2')).willCause).toEqual({
      completesLetter: true,
      opensRoundBelow: true,
      stillWaitingFor: [],
    });
    expect((await act('P-L2', { kind: 'sign', documentSha256 })).json()).toMatchObject({
      letterComplete: true,
      opensRoundBelow: true,
    });
    const letter = await read('P-L2');
    expect([letter.state, letter.myTask, letter.completedAt === null]).toEqual(['complete', null, false]);
    expect(letter.signers.map(({ state, via }: { state: string; via: string }) => `${state} ${via}`)).toEqual([
      'done app',
      'done app',
      'done app',
    ]);
    expect(letter.signers[0].actedAt).toMatch(/^2026-02-10T/);
  });

  it('is listed by code with whom it waits for, page by page', async () => {
    const first = (await desk.get(`/api/v1/letters?cycleId=${cycleId}&limit=2`)).json();
    const second = (await desk.get(`/api/v1/letters?cycleId=${cycleId}&limit=2&cursor=${first.nextCursor}`)).json();
    const rows: readonly Row[] = [...first.items, ...second.items];
    expect(rows.map(({ code, waitingFor }) => [code, [...waitingFor]])).toEqual([
      ['A01', []],
      ['A02', ['L1', 'L3', 'L9']],
      ['A03', ['L1', 'L4', 'L9']],
    ]);
    expect(second.nextCursor).toBeNull();
  });

  it('keeps every version readable as it was', async () => {
    const { items } = (await desk.get(`/api/v1/letters/${a01}/versions`)).json();
    expect(items).toEqual([expect.objectContaining({ version: 1, documentSha256, reason: null })]);
    expect((await desk.get(`/api/v1/letters/${a01}/versions/1`)).json().text).toBe(text);
    for (const version of ['2', '0', 'x', '99999999999'])
      expect(problem(await desk.get(`/api/v1/letters/${a01}/versions/${version}`))).toEqual([
        404,
        '/problems/not-found',
      ]);
  });

  it('counts on the board at once', async () => {
    const counts = (await desk.get(`/api/v1/cycles/${cycleId}/counts`)).json();
    expect(counts).toMatchObject({ letters: 3, lettersComplete: 1, signatures: 2, witnessMarks: 1, open: 6 });
  });

  it('counts in the signing rate on the day the ledger says it was completed', async () => {
    const completeOn = async (on: string) =>
      (await desk.get(`/api/v1/cycles/${cycleId}/signing-rates?on=${on}`)).json().total.complete;
    const inLedger = (on: string) =>
      desk.count(
        'ledger_entry',
        `kind = 'letter.completed' and cycle_id = $1 and (business_at at time zone 'Asia/Shanghai')::date <= $2`,
        [cycleId, on],
      );
    for (const on of ['2026-02-09', '2026-02-10']) expect(await completeOn(on)).toBe(await inLedger(on));
    expect(await completeOn('2026-02-10')).toBe(1);
  });

  it('shows the office who is late, by how many working days', async () => {
    await desk.admin.query(
      `update task set due_on = '2026-02-06', due_at = '2026-02-06T16:00:00Z' where subject = 'letter/A02' and assignee = 'L3'`,
    );
    const { late, counts } = (await desk.get(`/api/v1/cycles/${cycleId}/board`)).json();
    expect(counts.late).toBe(1);
    expect(late).toEqual([
      expect.objectContaining({
        subject: 'letter/A02',
        assignee: 'L3',
        assigneeName: '甲三',
        dueOn: '2026-02-06',
        workingDaysLate: 2,
        lastReminderAt: null,
      }),
    ]);
  });

  it('tells the auditor its story, and notes that he read it', async () => {
    const { letter, items } = (await desk.get(`/api/v1/letters/${a01}/timeline`, { as: 'P-A1' })).json();
    expect(letter).toEqual({ id: a01, code: 'A01', cycleId });
    expect(
      items.map(({ kind, actorName, actorPost }: Record<string, string>) => `${kind} ${actorName} ${actorPost}`),
    ).toEqual([
      'letter.signed 甲一 L1',
      'letter.witnessed 甲九 L9',
      'letter.signed 甲二 L2',
      'letter.completed 甲二 L2',
    ]);
    expect(items[0]).toMatchObject({ token: 'letter.signed', raw: { documentSha256 } });
    expect(await desk.count('ledger_entry', `kind = 'auditor.read' and subject_id = 'getLetterTimeline'`)).toBe(1);
  });

  it('stands in the ledger entry by entry, for office and auditor', async () => {
    const url = `/api/v1/ledger?subjectKind=letter&subjectId=${a01}`;
    const first = (await desk.get(`${url}&limit=3`, { as: 'P-A1' })).json();
    const second = (await desk.get(`${url}&limit=3&cursor=${first.nextCursor}`)).json();
    expect([...first.items, ...second.items].map(({ kind }: { kind: string }) => kind)).toEqual([
      'letter.signed',
      'letter.witnessed',
      'letter.signed',
      'letter.completed',
    ]);
    for (const { payload, leafHash } of first.items)
      expect(createHash('sha256').update(Buffer.of(0)).update(payload).digest('hex')).toBe(leafHash);
    expect(problem(await desk.get('/api/v1/ledger'))).toEqual([400, '/problems/invalid-body']);
    expect(problem(await desk.get(url, { as: 'P-L2' }))).toEqual([403, '/problems/forbidden']);
  });

  it('lists every task of the cycle for the office, by state, kind and beginning of the subject', async () => {
    const list = async (query: string) =>
      (await desk.get(`/api/v1/cycles/${cycleId}/tasks?${query}`)).json().items.length;
    expect(await list('limit=200')).toBe(9);
    expect(await list('state=done')).toBe(3);
    expect(await list('kind=witness-letter&state=open')).toBe(2);
    expect(await list('subject=letter/A03')).toBe(3);
    expect(await list(`subject=${encodeURIComponent("' or 1=1 --")}`)).toBe(0);
    expect(problem(await desk.get(`/api/v1/cycles/${cycleId}/tasks`, { as: 'P-L2' }))).toEqual([
      403,
      '/problems/forbidden',
    ]);
  });
});
