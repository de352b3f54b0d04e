import { newId } from '@zeren/database';
import { CommissionDesk } from '../support/commission-desk';

const problem = (answer: { statusCode: number; json: () => { type: string } }) => [
  answer.statusCode,
  answer.json().type,
];

describe('the year-end evaluation as people see it', () => {
  let desk: CommissionDesk;
  let cycleId = '';
  const letters = ['L2', 'L3'].map((bearer, index) => ({ id: newId(), code: `A0${index + 1}`, bearer }));
  beforeAll(async () => {
    desk = await CommissionDesk.open();
    cycleId = (await desk.draft()).id;
    await desk.pretendStarted(cycleId, '2027-01-19T01:00:00.000Z');
    for (const { id, code, bearer } of letters)
      await desk.admin.query(
        `insert into letter (organisation_id, id, cycle_id, code, level, superior, bearer, round_id, state, document_sha256)
         values ($1, $2, $3, $4, 'A', 'L1', $5, $2, 'complete', '')`,
        [desk.organisationId, id, cycleId, code, bearer],
      );
    await desk.admin.query(
      `insert into ballot_box (organisation_id, id, cycle_id, pool, rater_group, state, issued_count, returned_count) values ($1, gen_random_uuid(), $2, 'deputies', 'peers', 'closed', 8, 7)`,
      [desk.organisationId, cycleId],
    );
    const result = {
      subjects: letters.map(({ code }, index) => ({ id: code, exactTotal: `9${index}.4962`, marks: ['why'] })),
    };
    await desk.admin.query(
      `insert into verdict (organisation_id, id, cycle_id, pool, version, cause, scheme, inputs, result, scheme_sha256, inputs_sha256, result_sha256, business_at)
       values ($1, gen_random_uuid(), $2, 'deputies', 1, 'calibrated', '{}', '{}', $3, '', '', '', now())`,
      [desk.organisationId, cycleId, JSON.stringify(result)],
    );
    for (const [index, { id }] of letters.entries())
      await desk.admin.query(
        `insert into pool_result (organisation_id, cycle_id, pool, version, letter_id, rank, exact_total, shown_total, grade) values ($1, $2, 'deputies', 1, $3, $4, $5, $6, 'good')`,
        [desk.organisationId, cycleId, id, index + 1, `9${index}.4962`, `9${index}.50`],
      );
  }, 60_000);
  afterAll(() => desk?.close());

  const read = async (as: string) => {
    const { pools, own } = (await desk.get(`/api/v1/evaluations?cycleId=${cycleId}`, { as })).json();
    return { deputies: pools.find(({ pool }: { pool: string }) => pool === 'deputies'), pools, own };
  };
  const setState = (state: string) => desk.admin.query('update pool_result set state = $1', [state]);

  it('shows counts of boxes and never a sheet', async () => {
    const { deputies, pools } = await read('P-S20');
    expect(pools).toHaveLength(2);
    expect(deputies).toMatchObject({
      letters: 2,
      sheets: [{ group: 'peers', state: 'closed', issued: 8, returned: 7 }],
      publicity: null,
      results: [],
    });
  });

  it('shows results to office and auditor at any time, with why', async () => {
    for (const as of ['P-S01', 'P-A1']) {
      const { deputies } = await read(as);
      expect(deputies.results[0]).toMatchObject({
        letterCode: 'A01',
        rank: 1,
        shownTotal: '90.50',
        exactTotal: '90.4962',
        explanation: { marks: ['why'] },
      });
    }
  });

  it('shows others rank, total and grade from publication on; why, only to oneself after the notice', async () => {
    expect((await read('P-L2')).deputies.results).toEqual([]);
    await setState('published');
    expect((await read('P-L2')).deputies.results).toHaveLength(2);
    expect((await read('P-L2')).deputies.results[0]).toMatchObject({
      shownTotal: '90.50',
      exactTotal: null,
      explanation: null,
    });
    expect((await read('P-L2')).own).toBeNull();
    await setState('notified');
    expect((await read('P-L2')).own).toMatchObject({ letterCode: 'A01', explanation: { marks: ['why'] } });
    expect((await read('P-L2')).deputies.results[1]).toMatchObject({ letterCode: 'A02', explanation: null });
    expect((await read('P-S20')).own).toBeNull();
  });

  it('takes objections within the window of the pool and never outside', async () => {
    const object = (pool = 'deputies') =>
      desk.post('/api/v1/evaluations/objections', { cycleId, pool, text: '有异议 <b>1</b>' }, { as: 'P-L3' });
    expect(problem(await object())).toEqual([409, '/problems/publicity-closed']);
    await desk.admin.query(`insert into publicity values ($1, $2, 'deputies', '2027-01-18', '2027-01-22', null)`, [
      desk.organisationId,
      cycleId,
    ]);
    expect((await read('P-L3')).deputies.publicity).toMatchObject({ isOpen: true });
    expect((await object()).json()).toMatchObject({ pool: 'deputies', text: '有异议 <b>1</b>', state: 'open' });
    expect(problem(await object('others'))).toEqual([422, '/problems/pool-unknown']);
    await desk.admin.query(`update publicity set last_on = '2027-01-18'`);
    expect(problem(await object())).toEqual([409, '/problems/publicity-closed']);
    expect(await desk.count('objection')).toBe(1);
    expect((await desk.get(`/api/v1/evaluations/objections?cycleId=${cycleId}`)).json().items).toHaveLength(1);
    expect(problem(await desk.get(`/api/v1/evaluations/objections?cycleId=${cycleId}`, { as: 'P-L3' }))).toEqual([
      403,
      '/problems/forbidden',
    ]);
  });

  it('registers plus and minus entries once per code', async () => {
    const entry = { letterCode: 'A02', code: 'P1', kind: 'plus', points: '2.00', matter: 'M-01', reason: '市级表彰' };
    const register = (change: object = {}) => desk.post('/api/v1/evaluations/adjustments', { ...entry, ...change });
    expect((await register()).json()).toMatchObject({ ...entry, state: 'registered', decidedOn: null });
    expect(problem(await register())).toEqual([409, '/problems/adjustment-exists']);
    expect(problem(await register({ code: 'P2', letterCode: 'A99' }))).toEqual([422, '/problems/letter-unknown']);
    expect(problem(await register({ code: 'P2', points: '1.005' }))).toEqual([400, '/problems/invalid-body']);
    expect((await desk.get(`/api/v1/evaluations/adjustments?cycleId=${cycleId}`)).json().items).toHaveLength(1);
    expect(await desk.count('ledger_entry', `kind = 'adjustment.registered'`)).toBe(1);
  });
});
