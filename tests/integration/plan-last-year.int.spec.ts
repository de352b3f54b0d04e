import { CommissionDesk } from '../support/commission-desk';

const problem = (answer: { statusCode: number; json: () => { type: string } }) => [
  answer.statusCode,
  answer.json().type,
];

const item = (code: string, weight: string, dueOn: string, changes: object = {}) => ({
  ...{ code, domain: 'safety', titleZh: `要点 ${code}`, weight, leadUnit: 'D01', coUnits: ['D02'], liaison: 'S01' },
  indicator: { code: `${code}-I`, unit: '分', target: '10.00' },
  milestones: [{ no: 1, dueOn }],
  ...changes,
});

describe('last year’s plan, copied into a new draft', () => {
  let desk: CommissionDesk;
  const urls: Record<number, string> = {};
  beforeAll(async () => {
    desk = await CommissionDesk.open();
    for (const year of [2025, 2026]) urls[year] = `/api/v1/plans/${(await desk.draft(year)).planId}`;
  }, 60_000);
  afterAll(() => desk?.close());

  const plan = async (year = 2026, as = 'P-S01') => (await desk.get(urls[year] ?? '', { as })).json();
  const save = async (year: number, items: readonly object[]) =>
    desk.put(`${urls[year]}/draft`, { items }, { headers: { 'if-match': `"${(await plan(year)).revision}"` } });
  const copy = (revision: number, as = 'P-S01') => desk.post(`${urls[2026]}/last-year/copies`, { revision }, { as });
  const compare = async (as = 'P-S01') => (await desk.get(`${urls[2026]}/last-year`, { as })).json();
  const changes = async (as?: string) =>
    (await compare(as)).items.map(({ code, change }: { code: string; change: string }) => [code, change]);

  it('needs one that was adopted', async () => {
    expect((await save(2025, [item('A', '60', '2025-03-31'), item('B', '40', '2025-06-30')])).statusCode).toBe(200);
    expect(problem(await copy((await plan()).revision))).toEqual([409, '/problems/no-earlier-plan']);
    expect(await compare()).toEqual({ earlier: null, items: [] });
    await desk.admin.query(
      `with adopted as (update plan set state = 'issued', version = 1, document_no = '示例〔2025〕1号' where id = $1 returning *)
       insert into plan_version (organisation_id, plan_id, version, content, content_text, document_sha256, cause, business_at)
       select organisation_id, id, 1, draft, '', '', 'merged', now() from adopted`,
      [urls[2025]?.split('/').at(-1)],
    );
    expect((await compare()).earlier).toMatchObject({ year: 2025, documentNo: '示例〔2025〕1号' });
  });

  it('is the same words with milestones on their days of this year, every item marked unchanged', async () => {
    const answer = await copy((await plan()).revision);
    expect(answer.statusCode).toBe(201);
    const { items, weightSum } = await plan();
    expect([weightSum, items]).toEqual(['100.00', [item('A', '60', '2026-03-31'), item('B', '40', '2026-06-30')]]);
    expect(await changes()).toEqual([
      ['A', 'unchanged'],
      ['B', 'unchanged'],
    ]);
  });

  it('shows what was changed since, in which words, what is new and what is gone', async () => {
    await save(2026, [item('A', '60', '2026-03-31', { leadUnit: 'D03' }), item('C', '40', '2026-06-30')]);
    expect(await changes()).toEqual([
      ['A', 'changed'],
      ['C', 'added'],
      ['B', 'removed'],
    ]);
    expect((await compare()).items[0].fields).toEqual([{ field: 'leadUnit', before: 'D01', after: 'D03' }]);
    expect(await changes('P-S20')).toEqual(await changes());
  });

  it('is copied by the office alone, over nothing that somebody wrote meanwhile, and never into an adopted plan', async () => {
    const { revision, items } = await plan();
    expect(problem(await copy(revision, 'P-L2'))).toEqual([403, '/problems/forbidden']);
    expect(problem(await copy(revision - 1))).toEqual([412, '/problems/precondition-failed']);
    await desk.admin.query(`update plan set state = 'adopted' where id = $1`, [urls[2026]?.split('/').at(-1)]);
    expect(problem(await copy(revision))).toEqual([409, '/problems/plan-not-draft']);
    expect((await plan()).items).toEqual(items);
  });
});
