import { Client as TemporalClient, Connection } from '@temporalio/client';
import { dataConverterOf } from '@zeren/temporal-connection';
import { randomUUID } from 'node:crypto';
import { CommissionDesk } from '../support/commission-desk';
import { payloadKeys } from '../support/payload-keys';

const draft = { year: 2026, title: '2026年度', template: 'demo-commission' };
const problem = (answer: { statusCode: number; json: () => { type: string } }) => [
  answer.statusCode,
  answer.json().type,
];

describe('a cycle that is drafted', () => {
  let desk: CommissionDesk;
  beforeAll(async () => {
    desk = await CommissionDesk.open();
  }, 60_000);
  afterAll(() => desk?.close());

  it('freezes letters, meetings and pools, and opens nothing', async () => {
    const answer = await desk.post('/api/v1/cycles', draft);
    expect([answer.statusCode, answer.json().state]).toEqual([201, 'draft']);
    expect(answer.json().willOpen).toEqual({
      letters: [
        { level: 'A', count: 7 },
        { level: 'B', count: 14 },
      ],
      meetings: 11,
    });
    expect(answer.json().frameSha256).toMatch(/^[0-9a-f]{64}$/);
    expect(answer.json().phases).toHaveLength(7);
    const id: string = answer.json().id;
    expect([
      await desk.count('meeting', 'cycle_id = $1', [id]),
      await desk.count('plan', 'cycle_id = $1', [id]),
    ]).toEqual([11, 1]);
    expect([await desk.count('task'), await desk.count('letter')]).toEqual([0, 0]);
    expect(await desk.count('ledger_entry', `kind = 'cycle.created' and cycle_id = $1`, [id])).toBe(1);
  });

  it('exists once a year, and once for each repetition of a request', async () => {
    const key = randomUUID();
    const next = { ...draft, year: 2027 };
    const answers = await Promise.all(Array.from({ length: 10 }, () => desk.post('/api/v1/cycles', next, { key })));
    expect(new Set(answers.map(({ statusCode, body }) => `${statusCode} ${body}`)).size).toBe(1);
    expect(answers[0]?.statusCode).toBe(201);
    expect(problem(await desk.post('/api/v1/cycles', next))).toEqual([409, '/problems/cycle-exists']);
    expect(await desk.count('cycle', 'year = 2027')).toBe(1);
  });

  it('needs a holder for every post that must act', async () => {
    await desk.admin.query(
      `update appointment set until_on = '2025-12-31' where post_code = 'L3' and from_on < '2025-12-31'`,
    );
    const answer = await desk.post('/api/v1/cycles', { ...draft, year: 2028 });
    expect(problem(answer)).toEqual([422, '/problems/post-without-holder']);
    expect(answer.json().errors).toEqual([expect.objectContaining({ message: 'nobody holds the post L3' })]);
    expect(await desk.count('cycle', 'year = 2028')).toBe(0);
    await desk.admin.query(`update appointment set until_on = null where post_code = 'L3' and until_on = '2025-12-31'`);
  });

  it.each([
    [
      'a pool without anybody who rates',
      `update organisation set details = jsonb_set(details, '{ballotElectors,deputies,peers}', '[]')`,
      'pool-empty',
    ],
    [
      'a cascade in which the head of the organisation reports to his own deputy',
      `update membership set post_code = 'L1' where body_code = 'Z01' and role = 'secretary'`,
      'cascade-loop',
    ],
  ])('is refused with %s, and leaves nothing behind', async (_what, spoil, slug) => {
    const organisation = 'select details::text from organisation';
    const secretary = `select post_code from membership where body_code = 'Z01' and role = 'secretary'`;
    const [was, held] = [await desk.admin.query(organisation), await desk.admin.query(secretary)];
    const before = [
      await desk.count('cycle'),
      await desk.count('ledger_entry'),
      await desk.count('idempotency_record'),
    ];
    await desk.admin.query(spoil);
    expect(problem(await desk.post('/api/v1/cycles', { ...draft, year: 2028 }))).toEqual([422, `/problems/${slug}`]);
    expect([
      await desk.count('cycle'),
      await desk.count('ledger_entry'),
      await desk.count('idempotency_record'),
    ]).toEqual(before);
    await desk.admin.query('update organisation set details = $1', [was.rows[0].details]);
    await desk.admin.query(`update membership set post_code = $1 where body_code = 'Z01' and role = 'secretary'`, [
      held.rows[0].post_code,
    ]);
  });

  it('is refused without a known template, and to everybody but the office', async () => {
    expect(problem(await desk.post('/api/v1/cycles', { ...draft, year: 2029, template: 'other' }))).toEqual([
      422,
      '/problems/template-unknown',
    ]);
    for (const as of ['P-L2', 'P-S20', 'P-A1'])
      expect(problem(await desk.post('/api/v1/cycles', { ...draft, year: 2029 }, { as }))).toEqual([
        403,
        '/problems/forbidden',
      ]);
  });

  it('lists years newest first, page by page', async () => {
    const first = (await desk.get('/api/v1/cycles?limit=1')).json();
    expect(first.items.map(({ year }: { year: number }) => year)).toEqual([2027]);
    const second = (await desk.get(`/api/v1/cycles?limit=1&cursor=${first.nextCursor}`)).json();
    expect([second.items[0].year, second.nextCursor]).toEqual([2026, null]);
    expect(problem(await desk.get('/api/v1/cycles?cursor=nonsense'))).toEqual([400, '/problems/invalid-body']);
  });

  it('takes no command and has no process yet, and says so', async () => {
    const [{ id }] = (await desk.get('/api/v1/cycles')).json().items;
    expect(problem(await desk.post(`/api/v1/cycles/${id}/commands`, { kind: 'cancel-cycle', reason: '撤销' }))).toEqual(
      [409, '/problems/cycle-not-running'],
    );
    expect((await desk.get(`/api/v1/cycles/${id}/process`)).json()).toMatchObject({
      source: 'read-model',
      reason: 'not-started',
    });
    expect(problem(await desk.get(`/api/v1/cycles/${id}/process`, { as: 'P-L2' }))).toEqual([
      403,
      '/problems/forbidden',
    ]);
  });

  it('shows a board with every number at rest', async () => {
    const [{ id }] = (await desk.get('/api/v1/cycles')).json().items;
    const { cycle, phases, counts, late } = (await desk.get(`/api/v1/cycles/${id}/board`, { as: 'P-L2' })).json();
    expect([cycle.state, phases.length, late]).toEqual(['draft', 7, []]);
    expect(counts).toMatchObject({
      letters: 0,
      lettersComplete: 0,
      signatures: 0,
      open: 0,
      late: 0,
      meetings: 11,
      meetingsHeld: 0,
    });
  });
});

describe('the start of a cycle', () => {
  let desk: CommissionDesk;
  let temporal: TemporalClient;
  beforeAll(async () => {
    desk = await CommissionDesk.open();
    const connection = await Connection.connect({ address: process.env['TEMPORAL_ADDRESS'] ?? '' });
    temporal = new TemporalClient({ connection, namespace: 'zeren', dataConverter: dataConverterOf(payloadKeys) });
  }, 60_000);
  afterAll(async () => {
    await temporal?.connection.close();
    await desk?.close();
  });

  const clockOf = async (id: string) => {
    const { memo } = await temporal.workflow.getHandle(`cycle/${id}`).describe();
    return memo?.['clock'];
  };
  const end = (id: string) => temporal.workflow.getHandle(`cycle/${id}`).terminate('end of the test');

  it('runs one process on the clock that was chosen, however often it is asked for', async () => {
    const { id } = await desk.draft(2026);
    const body = { clock: { kind: 'compressed', msPerDay: 86_400_000 } };
    const answers = await Promise.all(Array.from({ length: 5 }, () => desk.post(`/api/v1/cycles/${id}/start`, body)));
    const started = answers.filter(({ statusCode }) => statusCode === 202);
    expect(started.length).toBeGreaterThan(0);
    expect(answers.every(({ statusCode }) => statusCode === 202 || statusCode === 409)).toBe(true);
    const row = (await desk.get(`/api/v1/cycles/${id}`)).json();
    expect([row.state, row.startedAt]).toEqual(['running', '2026-01-04T16:00:00.000Z']);
    expect(await clockOf(id)).toEqual(row.clock);
    expect(await desk.count('ledger_entry', `kind = 'cycle.started' and cycle_id = $1`, [id])).toBe(1);
    expect(problem(await desk.post(`/api/v1/cycles/${id}/start`, body))).toEqual([409, '/problems/cycle-not-draft']);
    // Nobody works on the queue: the question is answered by the rows, which say that it is they.
    expect((await desk.get(`/api/v1/cycles/${id}/process`)).json()).toMatchObject({
      source: 'read-model',
      reason: 'no-answer',
    });
    await end(id);
  });

  it('repeats its answer to the same request', async () => {
    const { id } = await desk.draft(2027);
    const key = randomUUID();
    const first = await desk.post(`/api/v1/cycles/${id}/start`, { clock: { kind: 'real' } }, { key });
    const again = await desk.post(`/api/v1/cycles/${id}/start`, { clock: { kind: 'real' } }, { key });
    expect([first.statusCode, again.body, again.headers['idempotency-replayed']]).toEqual([202, first.body, 'true']);
    expect(first.json().clock.realMsPerBizDay).toBe(86_400_000);
    expect(
      problem(
        await desk.post(`/api/v1/cycles/${id}/start`, { clock: { kind: 'compressed', msPerDay: 1000 } }, { key }),
      ),
    ).toEqual([422, '/problems/idempotency-key-reused']);
    await end(id);
  });

  it('refuses a day that is no whole number of milliseconds long', async () => {
    const { id } = await desk.draft(2028);
    const answer = await desk.post(`/api/v1/cycles/${id}/start`, { clock: { kind: 'compressed', msPerDay: 999 } });
    expect(problem(answer)).toEqual([422, '/problems/unusual-clock']);
    expect((await desk.get(`/api/v1/cycles/${id}`)).json().state).toBe('draft');
  });
});

describe('the start of a cycle while the engine is down', () => {
  let desk: CommissionDesk;
  beforeAll(async () => {
    desk = await CommissionDesk.open({ mode: 'production', temporalAddress: '127.0.0.1:1' });
  }, 60_000);
  afterAll(() => desk?.close());

  it('says when to try again, and leaves the draft a draft with no clock running', async () => {
    const { id } = await desk.draft();
    const answer = await desk.post(`/api/v1/cycles/${id}/start`, { clock: { kind: 'real' } });
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '5']);
    expect((await desk.get(`/api/v1/cycles/${id}`)).json()).toMatchObject({ state: 'draft', clock: null });
    expect(await desk.count('ledger_entry', `kind = 'cycle.started'`)).toBe(0);
  }, 60_000);

  it('never runs production on a compressed clock', async () => {
    const [{ id }] = (await desk.get('/api/v1/cycles')).json().items;
    const answer = await desk.post(`/api/v1/cycles/${id}/start`, { clock: { kind: 'compressed', msPerDay: 1000 } });
    expect(problem(answer)).toEqual([422, '/problems/unusual-clock']);
  });

  it('shows the timeline from the ledger alone, and says so', async () => {
    const [{ id }] = (await desk.get('/api/v1/cycles')).json().items;
    const { items, process, cycle } = (await desk.get(`/api/v1/cycles/${id}/timeline`, { as: 'P-A1' })).json();
    expect(cycle.id).toBe(id);
    expect(process).toMatchObject({ source: 'read-model' });
    expect(items.map(({ kind, source }: { kind: string; source: string }) => [source, kind])).toContainEqual([
      'ledger',
      'cycle.created',
    ]);
  }, 30_000);
});
