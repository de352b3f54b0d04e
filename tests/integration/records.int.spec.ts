import { createHash, randomUUID } from 'node:crypto';
import { CommissionDesk } from '../support/commission-desk';

const problem = (answer: { statusCode: number; json: () => { type: string } }) => [
  answer.statusCode,
  answer.json().type,
];

const session = (heldOn: string, title: string) => ({
  kind: 'study-session',
  heldOn,
  title,
  unitCode: 'D02',
  fields: { speakers: ['L4', 'L5', 'L6'], attended: 9 },
});

describe('work records and the report made from them', () => {
  let desk: CommissionDesk;
  let cycleId = '';
  beforeAll(async () => {
    desk = await CommissionDesk.open();
    cycleId = (await desk.draft()).id;
    await desk.pretendStarted(cycleId, '2027-03-01T01:00:00.000Z');
  }, 60_000);
  afterAll(() => desk?.close());

  const enter = (body: object, as?: string) => desk.post('/api/v1/records', body, as ? { as } : {});

  it('are entered once for each repetition, and listed by day', async () => {
    const key = randomUUID();
    const late = session('2026-02-13', '第二次集中学习');
    const answers = await Promise.all(Array.from({ length: 5 }, () => desk.post('/api/v1/records', late, { key })));
    expect(new Set(answers.map(({ statusCode, body }) => `${statusCode} ${body}`)).size).toBe(1);
    expect(answers[0]?.statusCode).toBe(201);
    await enter({ ...session('2026-01-16', '第一次集中学习'), cycleId });
    const { items } = (await desk.get(`/api/v1/records?cycleId=${cycleId}`)).json();
    expect(items.map(({ heldOn }: { heldOn: string }) => heldOn)).toEqual(['2026-01-16', '2026-02-13']);
    expect(items[0].fields).toEqual({ speakers: ['L4', 'L5', 'L6'], attended: 9 });
    expect(await desk.count('ledger_entry', `kind = 'record.entered'`)).toBe(2);
  });

  it('are counted by kind, beside how many are owed', async () => {
    const { counts, total } = (await desk.get(`/api/v1/records/counts?cycleId=${cycleId}`)).json();
    expect(total).toBe(2);
    expect(counts).toHaveLength(7);
    expect(counts[0]).toEqual({ kind: 'study-session', count: 2, owed: 12 });
  });

  it.each([
    ['a kind that does not exist', { ...session('2026-03-13', '学习'), kind: 'speech' }, 422, 'record-kind-unknown'],
    [
      'a field that is missing',
      { ...session('2026-03-13', '学习'), fields: { speakers: ['L1'] } },
      400,
      'invalid-body',
    ],
    [
      'a field nobody asked for',
      { ...session('2026-03-13', '学习'), fields: { speakers: ['L1'], attended: 9, transcript: '…' } },
      400,
      'invalid-body',
    ],
    ['a unit that does not exist', { ...session('2026-03-13', '学习'), unitCode: 'D99' }, 422, 'unit-unknown'],
    ['a day that does not exist', session('2026-02-30', '学习'), 400, 'invalid-body'],
    ['a cycle that does not exist', { ...session('2026-03-13', '学习'), cycleId: randomUUID() }, 404, 'not-found'],
  ])('are refused with %s, and nothing is written', async (_, body, status, slug) => {
    expect(problem(await enter(body))).toEqual([status, `/problems/${slug}`]);
    expect(await desk.count('work_record')).toBe(2);
  });

  it('name the field that is wrong by its place in the body', async () => {
    const answer = await enter({ ...session('2026-03-13', '学习'), fields: { speakers: ['L1'], attended: -1 } });
    expect(answer.json().errors).toEqual([expect.objectContaining({ pointer: '/fields/attended' })]);
  });

  it('keep SQL and HTML as text, and are the office’s to enter', async () => {
    const title = `'); drop table work_record; -- <img src=x onerror=alert(1)>`;
    expect((await enter(session('2026-03-13', title))).json().title).toBe(title);
    expect(problem(await enter(session('2026-03-13', '学习'), 'P-L2'))).toEqual([403, '/problems/forbidden']);
    expect(
      (await desk.get(`/api/v1/records?cycleId=${cycleId}&kind=study-session`, { as: 'P-L2' })).json().items,
    ).toHaveLength(3);
  });

  it('become a report in two parts, as data and as a Word document whose hashes the ledger knows', async () => {
    await desk.admin.query(
      `with p as (
         insert into problem (organisation_id, id, cycle_id, source, no, unit_code, problem_text, measure_text)
         values ($1, gen_random_uuid(), $2, 'year-end', 1, 'D03', '台账不全 <script>', '逐项补齐') returning id)
       insert into rectification (organisation_id, id, cycle_id, problem_id, code, unit_code, owner_post, unit_verifier_post, superior_verifier_post,
                                  opened_on, closing_on)
       select $1, gen_random_uuid(), $2, id, 'Y1', 'D03', 'S10', 'H03', 'L3', '2027-02-01', '2027-03-01' from p`,
      [desk.organisationId, cycleId],
    );
    const answer = await desk.post('/api/v1/reports', { cycleId });
    expect(answer.statusCode).toBe(201);
    const { id, version, contentSha256, documentSha256, work, problems } = answer.json();
    expect(version).toBe(1);
    const study = work.find(({ heading }: { heading: string }) => heading === 'study').sentences[0].pieces;
    expect(study.map(({ text }: { text: string }) => text).join('')).toBe(
      '组织理论学习中心组集中学习3次，交流发言9人次。',
    );
    expect(study[1].recordIds).toHaveLength(3);
    expect(problems).toEqual([expect.objectContaining({ no: 1, problem: '台账不全 <script>', measure: '逐项补齐' })]);
    const document = await desk.get(`/api/v1/reports/${id}/document`, { as: 'P-L2' });
    expect(document.headers['content-type']).toContain('wordprocessingml');
    expect(createHash('sha256').update(document.rawPayload).digest('hex')).toBe(documentSha256);
    expect(
      await desk.count('ledger_entry', `kind = 'report.generated' and payload like '%' || $1 || '%'`, [contentSha256]),
    ).toBe(1);
    expect((await desk.post('/api/v1/reports', { cycleId })).json().version).toBe(2);
    const { items } = (await desk.get(`/api/v1/reports?cycleId=${cycleId}`)).json();
    expect(items.map((row: { version: number }) => row.version)).toEqual([2, 1]);
  });

  it('are no report while a problem has no measure', async () => {
    await desk.admin.query(
      `insert into problem (organisation_id, id, cycle_id, source, no, unit_code, problem_text) values ($1, gen_random_uuid(), $2, 'year-end', 2, 'D04', '逾期')`,
      [desk.organisationId, cycleId],
    );
    const answer = await desk.post('/api/v1/reports', { cycleId });
    expect(problem(answer)).toEqual([422, '/problems/report-unpaired']);
    expect(answer.json().errors[0].message).toContain('year-end/2');
    expect(await desk.count('summary_report')).toBe(2);
  });
});
