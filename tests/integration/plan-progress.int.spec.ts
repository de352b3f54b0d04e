import { newId } from '@zeren/database';
import { SigningDesk } from '../support/signing-desk';

const problem = (answer: { statusCode: number; json: () => { type: string } }) => [
  answer.statusCode,
  answer.json().type,
];

const item = (code: string, milestones: readonly object[]) => ({
  ...{ code, domain: 'safety', titleZh: `要点 ${code}`, weight: '50', leadUnit: 'D01', coUnits: [], liaison: 'L2' },
  indicator: { code: `${code}-I`, unit: '%', target: '100' },
  milestones,
});
const past = { no: 1, dueOn: '2020-03-31' };
const future = { no: 2, dueOn: '2099-06-30' };

describe('the progress of an adopted plan', () => {
  let desk: SigningDesk;
  const planId = newId();
  const progress = `/api/v1/plans/${planId}/progress`;

  beforeAll(async () => {
    desk = await SigningDesk.open();
    const content = JSON.stringify({
      year: 2026,
      organisation: '示例',
      items: [item('A', [past, future]), item('B', [future])],
    });
    await desk.admin.query(
      `with adopted as (insert into plan (organisation_id, id, cycle_id, state, version, draft) values ($1, $2, $3, 'drafted', 1, $4))
       insert into plan_version (organisation_id, plan_id, version, content, content_text, document_sha256, cause, business_at)
       values ($1, $2, 1, $4, '', '', 'drafted', now())`,
      [desk.organisationId, planId, desk.cycleId, content],
    );
  }, 60_000);
  afterAll(() => desk?.close());

  const reach = (body: object, as = 'L2') => desk.post(`${progress}/milestones`, body, { as });
  const override = (body: object, as = 'S01') => desk.post(`${progress}/lights`, body, { as });
  const lights = async () =>
    (await desk.get(progress))
      .json()
      .items.map(({ computed, light }: { computed: string; light: string }) => [computed, light]);
  const entries = (kind: string) => desk.count('ledger_entry', 'kind = $1', [kind]);

  it('begins with the adoption', async () => {
    expect((await desk.get(progress)).json().items).toEqual([]);
    const early = { itemCode: 'A', milestoneNo: 1, text: '已完成' };
    expect(problem(await reach(early))).toEqual([409, '/problems/plan-not-adopted']);
    await desk.admin.query(`update plan set state = 'adopted'`);
    expect(await lights()).toEqual([
      ['red', 'red'],
      ['green', 'green'],
    ]);
  });

  it('is reported by the liaison or the office, for a milestone that there is', async () => {
    const body = { itemCode: 'A', milestoneNo: 1, text: '已完成，材料附后。' };
    expect(problem(await reach(body, 'S99'))).toEqual([403, '/problems/forbidden']);
    expect(problem(await reach({ ...body, milestoneNo: 9 }))).toEqual([422, '/problems/plan-item-unknown']);
    expect(problem(await reach({ ...body, itemCode: 'Z' }))).toEqual([422, '/problems/plan-item-unknown']);
    expect(await lights()).toContainEqual(['red', 'red']);
    expect(await entries('plan.milestone-reached')).toBe(0);

    const answer = await reach(body);
    expect(answer.statusCode).toBe(201);
    const [first] = answer.json().items;
    expect([first.computed, first.milestones[0].reached.by, first.milestones[0].reached.text]).toEqual([
      'yellow', // reached late
      'P-L2',
      body.text,
    ]);
    expect(problem(await reach(body, 'S01'))).toEqual([409, '/problems/milestone-reached']);
    expect(await entries('plan.milestone-reached')).toBe(1);
  });

  it('shows a light set by hand beside the computed one, with who, when and why, and follows the rules again once lifted', async () => {
    const set = { itemCode: 'B', light: 'red', reason: '经费尚未到位' };
    expect(problem(await override(set, 'L2'))).toEqual([403, '/problems/forbidden']);
    expect(problem(await override({ itemCode: 'B', light: 'red' }))).toEqual([400, '/problems/invalid-body']);
    const answer = await override(set);
    expect(answer.statusCode).toBe(201);
    const [, second] = answer.json().items;
    expect([second.computed, second.light]).toEqual(['green', 'red']);
    expect(second.overrides).toEqual([
      { light: 'red', computed: 'green', reason: set.reason, by: 'P-S01', businessAt: expect.any(String) },
    ]);
    await override({ ...set, light: null, reason: '经费已到位' });
    const after = (await desk.get(progress)).json().items[1];
    expect([after.light, after.overrides.length, after.overrides[1].reason]).toEqual(['green', 2, set.reason]);
    expect(await entries('plan.light-overridden')).toBe(2);
    const { rows } = await desk.admin.query<{ payload: string }>(
      `select payload from ledger_entry where kind = 'plan.light-overridden' order by recorded_at limit 1`,
    );
    expect(rows[0]?.payload).toContain('"computed":"green"');
    expect(rows[0]?.payload).not.toContain('经费');
  });
});
