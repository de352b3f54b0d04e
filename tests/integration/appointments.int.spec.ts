import { CommissionDesk } from '../support/commission-desk';

const problem = (answer: { statusCode: number; json: () => { type: string } }) => [
  answer.statusCode,
  answer.json().type.replace('/problems/', ''),
];

interface Shown {
  readonly today: string;
  readonly posts: readonly {
    readonly code: string;
    readonly holder: { readonly code: string; readonly kind: string } | null;
  }[];
  readonly bodies: readonly { readonly code: string; readonly members: readonly { readonly post: string | null }[] }[];
}

describe('who holds which post', () => {
  let desk: CommissionDesk;

  beforeAll(async () => {
    desk = await CommissionDesk.open();
    const { id } = await desk.draft();
    await desk.pretendStarted(id, '2026-05-11T01:00:00Z');
  }, 120_000);
  afterAll(() => desk?.close());

  const on = async (day?: string): Promise<Shown> =>
    (await desk.get(`/api/v1/organisation${day ? `?on=${day}` : ''}`, { as: 'P-L3' })).json();
  const holderOn = async (day: string, post = 'S12') => {
    const holder = (await on(day)).posts.find(({ code }) => code === post)?.holder;
    return holder ? `${holder.code} ${holder.kind}` : null;
  };
  const appoint = (over: object = {}, as = 'P-S01') => {
    const body = {
      personCode: 'P-S11',
      postCode: 'S12',
      kind: 'acting',
      fromOn: '2026-06-01',
      reason: '空缺',
      ...over,
    };
    return desk.post('/api/v1/organisation/appointments', body, { as });
  };
  const end = (over: object = {}, as = 'P-S01') => {
    const body = { personCode: 'P-S12', postCode: 'S12', untilOn: '2026-06-01', reason: '离任', ...over };
    return desk.post('/api/v1/organisation/appointments/endings', body, { as });
  };

  it('is at most one person on a day', async () => {
    expect(problem(await appoint())).toEqual([409, 'post-held']);
    expect(problem(await appoint({ fromOn: '2026-01-05', untilOn: '2026-03-01' }))).toEqual([409, 'post-held']);
    expect(await holderOn('2026-06-01')).toBe('P-S12 regular');
  });

  it('is nobody once the appointment has ended, and was somebody the day before', async () => {
    expect((await end()).json()).toMatchObject({ personCode: 'P-S12', untilOn: '2026-06-01' });
    expect([await holderOn('2026-05-31'), await holderOn('2026-06-01')]).toEqual(['P-S12 regular', null]);
    expect(problem(await end())).toEqual([422, 'appointment-unknown']);
  });

  it('may be somebody who acts in the vacant post beside his own, until it is filled', async () => {
    expect((await appoint({ untilOn: '2026-07-01' })).statusCode).toBe(201);
    expect((await appoint({ kind: 'regular', personCode: 'P-S12', fromOn: '2026-07-01' })).statusCode).toBe(201);
    expect([
      await holderOn('2026-05-31'),
      await holderOn('2026-06-01'),
      await holderOn('2026-06-30'),
      await holderOn('2026-07-01'),
      await holderOn('2026-06-15', 'S11'),
    ]).toEqual(['P-S12 regular', 'P-S11 acting', 'P-S11 acting', 'P-S12 regular', 'P-S11 regular']);
    expect(await desk.count('ledger_entry', `kind = 'appointment.started'`)).toBe(2);
  });

  it('is decided once when two are appointed at the same time', async () => {
    await end({ postCode: 'S13', personCode: 'P-S13' });
    const both = await Promise.all(['P-S14', 'P-S15'].map((personCode) => appoint({ personCode, postCode: 'S13' })));
    expect(both.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 409]);
  });

  it('is shown for today without a day, each post once, with the members of that day', async () => {
    const { today, posts, bodies } = await on();
    expect([today, posts.length, new Set(posts.map(({ code }) => code)).size]).toEqual(['2026-05-11', 60, 60]);
    expect((await on('2020-01-01')).bodies.flatMap(({ members }) => members)).toEqual([]);
    expect(bodies.flatMap(({ members }) => members).length).toBeGreaterThan(0);
    expect(problem(await desk.get('/api/v1/organisation?on=2026-02-30'))).toEqual([400, 'invalid-body']);
  });

  it('is changed by the office alone, and with what there is', async () => {
    expect(problem(await appoint({}, 'P-L3'))).toEqual([403, 'forbidden']);
    expect(problem(await end({}, 'P-L3'))).toEqual([403, 'forbidden']);
    expect(problem(await appoint({ postCode: 'S99' }))).toEqual([422, 'post-unknown']);
    expect(problem(await appoint({ personCode: 'P-NOBODY' }))).toEqual([422, 'person-unknown']);
    expect(problem(await appoint({ untilOn: '2026-06-01' }))).toEqual([422, 'period-invalid']);
  });
});
