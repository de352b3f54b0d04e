import { createHash } from 'node:crypto';
import { CommissionDesk } from '../support/commission-desk';

const problem = (answer: { statusCode: number; json: () => { type: string } }) => [
  answer.statusCode,
  answer.json().type,
];

const item = (code: string, weight: string, changes: object = {}) => ({
  code,
  domain: 'safety',
  titleZh: `要点 ${code}`,
  weight,
  leadUnit: 'D01',
  coUnits: ['D02', 'D03'],
  liaison: 'S01',
  indicator: { code: `${code}-I`, unit: '分', target: '10.00' },
  milestones: [{ no: 1, dueOn: '2026-03-31' }],
  ...changes,
});

describe('the draft of a plan', () => {
  let desk: CommissionDesk;
  let url = '';
  beforeAll(async () => {
    desk = await CommissionDesk.open();
    url = `/api/v1/plans/${(await desk.draft()).planId}`;
  }, 60_000);
  afterAll(() => desk?.close());

  const revision = async (): Promise<number> => (await desk.get(url)).json().revision;
  const replace = async (items: readonly object[], ifMatch?: string, as?: string) =>
    desk.put(
      `${url}/draft`,
      { items },
      { headers: { 'if-match': ifMatch ?? `"${await revision()}"` }, ...(as ? { as } : {}) },
    );

  it('is replaced against the revision that was read, and shows the text it would have with its fingerprint', async () => {
    const answer = await replace([item('SAF-1', '60.01'), item('SAF-2', '39.99')]);
    expect(answer.statusCode).toBe(200);
    const { text, textSha256, isPreview, weightSum, items } = (await desk.get(url)).json();
    expect([isPreview, weightSum, items.length]).toEqual([true, '100.00', 2]);
    expect(text).toContain('要点 SAF-1');
    expect(textSha256).toBe(createHash('sha256').update(text).digest('hex'));
    const { items: plans } = (await desk.get(`/api/v1/plans?cycleId=${(await desk.get(url)).json().cycleId}`)).json();
    expect(plans).toHaveLength(1);
  });

  it('says who leads, helps and keeps contact, and on what basis, in the text that is hashed', async () => {
    const legalBasis = '省级文件第 19 条';
    await replace([item('SAF-1', '100', { legalBasis })]);
    const { text, textSha256 } = (await desk.get(url)).json();
    expect(text).toContain('牵头：D01；配合：D02、D03；联络：S01');
    expect(text).toContain(`依据：${legalBasis}`);
    await replace([item('SAF-1', '100', { legalBasis: '省级文件第 20 条' })]);
    expect((await desk.get(url)).json().textSha256).not.toBe(textSha256);
  });

  it('names its revision as an ETag, for the next If-Match', async () => {
    const answer = await desk.get(url);
    expect(answer.headers['etag']).toBe(`"${answer.json().revision}"`);
  });

  it('is not overwritten by somebody who has not seen the last change', async () => {
    const seen = await revision();
    const both = await Promise.all([
      replace([item('SAF-1', '100')], `"${seen}"`),
      replace([item('SAF-2', '100')], `"${seen}"`),
    ]);
    expect(both.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 412]);
    expect(await revision()).toBe(seen + 1);
    expect(problem(await desk.put(`${url}/draft`, { items: [item('SAF-1', '100')] }))).toEqual([
      428,
      '/problems/precondition-required',
    ]);
  });

  it.each([
    ['weights that sum to 99.99', [item('SAF-1', '60.00'), item('SAF-2', '39.99')], 422, 'weights-not-100'],
    ['weights that sum to 100.01', [item('SAF-1', '60.02'), item('SAF-2', '39.99')], 422, 'weights-not-100'],
    [
      'a day that does not exist',
      [item('SAF-1', '100', { milestones: [{ no: 1, dueOn: '2026-02-30' }] })],
      400,
      'invalid-body',
    ],
    ['a unit that does not exist', [item('SAF-1', '100', { leadUnit: 'D99' })], 422, 'unit-unknown'],
    ['a post that does not exist', [item('SAF-1', '100', { liaison: 'S999' })], 422, 'post-unknown'],
    ['the same code twice', [item('SAF-1', '50'), item('SAF-1', '50')], 400, 'invalid-body'],
    ['a lead that helps itself', [item('SAF-1', '100', { coUnits: ['D02', 'D01'] })], 400, 'invalid-body'],
    ['a co-unit twice', [item('SAF-1', '100', { coUnits: ['D02', 'D02'] })], 400, 'invalid-body'],
    ['no item at all', [], 400, 'invalid-body'],
    ['a member nobody asked for', [item('SAF-1', '100', { secret: true })], 400, 'invalid-body'],
  ])('refuses %s, and writes nothing', async (_, items, status, slug) => {
    const seen = await revision();
    expect(problem(await replace(items))).toEqual([status, `/problems/${slug}`]);
    expect(await revision()).toBe(seen);
  });

  it('keeps SQL and HTML in a title as text', async () => {
    const titleZh = `'); drop table plan; -- <script>alert(1)</script>`;
    await replace([item('SAF-1', '100', { titleZh })]);
    const shown = (await desk.get(url)).json();
    expect(shown.items[0].titleZh).toBe(titleZh);
    expect(shown.text).toContain(titleZh);
    expect(await desk.count('plan')).toBe(1);
  });

  it('is the office’s to change, everybody’s to read, and closed once adopted', async () => {
    expect(problem(await replace([item('SAF-1', '100')], undefined, 'P-L2'))).toEqual([403, '/problems/forbidden']);
    expect((await desk.get(url, { as: 'P-S20' })).statusCode).toBe(200);
    await desk.admin.query(`update plan set state = 'adopted'`);
    expect(problem(await replace([item('SAF-1', '100')]))).toEqual([409, '/problems/plan-not-draft']);
  });

  it('answers the same for an id that is none and one that names nothing', async () => {
    for (const id of ['019abcde-0000-7000-8000-000000000001', 'not-an-id'])
      expect(problem(await desk.get(`/api/v1/plans/${id}`))).toEqual([404, '/problems/not-found']);
  });
});
