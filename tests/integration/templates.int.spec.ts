import { CommissionDesk } from '../support/commission-desk';

const base = { title: '年度', template: 'demo-commission' };
const problem = (answer: { statusCode: number; json: () => { type: string } }) => [
  answer.statusCode,
  answer.json().type,
];
interface Domain {
  readonly key: string;
  readonly usualWeight: string;
  readonly source: string;
}

describe('the library of templates', () => {
  let desk: CommissionDesk;
  let library: readonly Domain[];
  beforeAll(async () => {
    desk = await CommissionDesk.open();
    library = (await desk.get('/api/v1/templates')).json().domains;
  }, 60_000);
  afterAll(() => desk?.close());

  const sourceOf = (key: string) => library.find((domain) => domain.key === key)?.source ?? '';
  const cycle = async (id: string) => (await desk.get(`/api/v1/cycles/${id}`)).json();

  it('offers four domains with their texts, whose usual weights sum to 100', () => {
    expect(library.map(({ key, usualWeight }) => [key, usualWeight])).toEqual([
      ['safety', '30.00'],
      ['integrity', '20.00'],
      ['ideology', '30.00'],
      ['environment', '20.00'],
    ]);
  });

  it('is chosen from when a year is drafted: its plan begins with their items, its letters get their sheets', async () => {
    const domains = [
      { key: 'safety', weight: '60.00' },
      { key: 'environment', weight: '40.00' },
    ];
    const answer = await desk.post('/api/v1/cycles', { ...base, year: 2026, domains });
    expect(answer.statusCode).toBe(201);
    const { frozen } = answer.json().frame;
    expect(frozen.template.annexes).toMatchObject([
      { domain: 'safety', weight: '60.00', fullMarks: '20.00', indicatorCount: 3 },
      { domain: 'environment', weight: '40.00', fullMarks: '20.00', indicatorCount: 2 },
    ]);
    const plan = (await desk.get(`/api/v1/plans/${answer.json().planId}`)).json();
    expect([plan.items.length, plan.weightSum]).toEqual([14, '100.00']);
    const draft = await desk.put(
      `/api/v1/plans/${answer.json().planId}/draft`,
      { items: plan.items },
      { headers: { 'if-match': `"${plan.revision}"` } },
    );
    expect(draft.statusCode).toBe(200);
  });

  it('is edited for the next year, and the year that runs stays as it was', async () => {
    const [{ id }] = (await desk.get('/api/v1/cycles')).json().items;
    await desk.pretendStarted(id, '2026-03-01T00:00:00.000Z');
    const { today: _, ...before } = await cycle(id);
    const source = sourceOf('safety').replace('"version": 1', '"version": 2').replace('"SAF"', '"SEC"');
    const next = await desk.post('/api/v1/cycles', { ...base, year: 2027, domains: [{ source, weight: '100' }] });
    expect(next.statusCode).toBe(201);
    expect(next.json().frame.frozen.domains[0].template).toMatchObject({ version: 2, annex: { prefix: 'SEC' } });
    const { today: __, ...after } = await cycle(id);
    expect(after).toEqual(before);
    expect(after.frame.frozen.domains[0].template).toMatchObject({ version: 1, annex: { prefix: 'SAF' } });
  });

  it('says line and field of what is wrong in an edited text, and drafts nothing', async () => {
    const source = sourceOf('safety').replace('"SAF"', '"saf"').replace('"Q1"', '"Q9"');
    const answer = await desk.post('/api/v1/cycles', { ...base, year: 2028, domains: [{ source, weight: '100' }] });
    expect(problem(answer)).toEqual([422, '/problems/template-invalid']);
    expect(answer.json().errors).toEqual([
      expect.objectContaining({
        pointer: '/domains/0/source',
        message: expect.stringMatching(/^line 8, column 15, \/annex\/prefix: two to six capital letters$/) as string,
      }),
    ]);
    expect(await desk.count('cycle', 'year = 2028')).toBe(0);
  });

  it.each([
    ['weights of 99.99', [{ key: 'safety', weight: '99.99' }], 'weights-not-100'],
    ['a domain twice', Array.from({ length: 2 }, () => ({ key: 'safety', weight: '50' })), 'template-invalid'],
    ['a domain that nobody has', [{ key: 'fire', weight: '100' }], 'template-unknown'],
  ])('is refused with %s', async (_what, domains, slug) => {
    expect(problem(await desk.post('/api/v1/cycles', { ...base, year: 2028, domains }))).toEqual([
      422,
      `/problems/${slug}`,
    ]);
  });

  it('is a matter of the office and of auditors', async () => {
    for (const [as, status] of [
      ['P-A1', 200],
      ['P-L2', 403],
    ] as const)
      expect((await desk.get('/api/v1/templates', { as })).statusCode).toBe(status);
  });
});
