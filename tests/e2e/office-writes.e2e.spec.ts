import type { MeetingList, MeetingView, PlanView } from '@zeren/api-contracts';
import type { Browser } from 'playwright-core';
import { LivingCommission } from '../chaos/living-commission';
import { until } from '../support/until';
import { desktop, launchBrowser, phone, Visitor } from './visitor';

describe('what the office writes in the browser', () => {
  let commission: LivingCommission;
  let browser: Browser | undefined;
  let office: Visitor;
  let meetingId = '';
  let decisionId = '';

  beforeAll(async () => {
    commission = await LivingCommission.open();
    await commission.draft();
    expect((await commission.start(86_400_000, '2026-01-05')).status).toBeLessThan(300);
    const meetings = async () => {
      const { items } = await (
        await commission.office
      ).get<MeetingList>(`/meetings?cycleId=${commission.cycleId}&limit=200`);
      return items.find(({ code }) => code === 'Q1')?.id;
    };
    meetingId = await until('the first quarterly meeting', meetings);
    browser = await launchBrowser();
    office = await Visitor.arrives(browser, commission.site, desktop);
    await office.signsIn(/^办公室/);
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    await commission?.close();
  }, 60_000);

  const meeting = async (): Promise<MeetingView> => (await commission.office).get(`/meetings/${meetingId}`);
  const plan = async (): Promise<PlanView> => (await commission.office).get(`/plans/${commission.planId}`);

  /** Code of a unit of the year: only those have a head who can be asked to follow up. */
  async function unitWithHead(): Promise<string> {
    const sql = `select frame -> 'units' -> 0 ->> 'code' as code from cycle where id = $1`;
    const { rows } = await commission.tables.admin.query<{ code: string }>(sql, [commission.cycleId]);
    return rows[0]?.code ?? '';
  }

  /** As the year-end asks: both deputies of a small pool lack the vote of their peers. */
  async function askAboutMissingVote(): Promise<string> {
    const { rows } = await commission.tables.admin.query<{ id: string }>(
      `with c as (select organisation_id, id from cycle where id = $1),
       l as (insert into letter (organisation_id, id, cycle_id, code, level, superior, bearer, round_id, state, document_sha256)
             select organisation_id, gen_random_uuid(), id, n.code, 'A', 'L1', n.bearer, gen_random_uuid(), 'complete', ''
               from c, (values ('A01', 'L2'), ('A02', 'L3')) as n (code, bearer) returning *),
       m as (insert into missing_part select organisation_id, cycle_id, 1, 'deputies', 'ballot', id, 'peers', 'coverage' from l),
       g as (insert into task_group (organisation_id, id, cycle_id, workflow_id, step, open_tasks)
             select organisation_id, gen_random_uuid(), id, 'year-end/none', 'decide-missing-ballot', 1 from c returning *)
       insert into task (organisation_id, id, cycle_id, group_id, workflow_id, phase, step, kind, subject, assignee_kind, assignee,
                         opened_at, due_on, due_at, due_rule)
       select organisation_id, gen_random_uuid(), cycle_id, id, workflow_id, 'year-end', step, step, 'missing/deputies/ballot',
              'body', 'leading-group-office', now(), '2027-01-21', '2027-01-21T16:00:00Z', 'workingDays:3' from g returning id`,
      [commission.cycleId],
    );
    return rows[0]?.id ?? '';
  }

  it('is the draft of the plan: an item is changed, the sum watched, saved, and submitted by its task', async () => {
    const { page } = office;
    await page.goto(`/cycles/${commission.cycleId}/plan`);
    await page.getByRole('link', { name: '编辑草稿' }).click();
    await page.getByText('权重合计 100.00').waitFor();
    await page.locator('summary').first().click();
    await page.getByLabel('标题').first().fill('压实安全生产责任');
    const weight = page.getByLabel('权重').first();
    const before = await weight.inputValue();
    await weight.fill('1.00');
    await page.getByText(/权重合计 (?!100\.00)/).waitFor();
    await page.getByRole('button', { name: '保存草稿' }).click();
    await page.getByText('权重之和必须为 100').waitFor();
    await weight.fill(before);
    await page.getByRole('button', { name: '保存草稿' }).click();
    await page.getByText('草稿已保存').waitFor();
    const { items } = await plan();
    expect(items[0]?.titleZh).toBe('压实安全生产责任');
    expect(items).toHaveLength(commission.planItems().length);
    await page.getByRole('link', { name: '前往提交' }).click();
    await page.getByRole('button', { name: '提交要点' }).click();
    const isFrozen = async () => (await commission.tables.count('plan_version')) === 1;
    await until('the draft frozen', isFrozen);
  }, 120_000);

  it('is not saved over what a colleague has saved meanwhile', async () => {
    const { page } = office;
    await page.goto(`/cycles/${commission.cycleId}/plan/draft`);
    await page.getByText('权重合计 100.00').waitFor();
    const { revision, draftItems } = await plan();
    await (
      await commission.office
    ).required('PUT', `/plans/${commission.planId}/draft`, { body: { items: draftItems }, ifMatch: `"${revision}"` });
    await page.getByRole('button', { name: '保存草稿' }).click();
    await page.getByRole('button', { name: '重新载入最新草稿' }).click();
    await page.getByRole('button', { name: '重新载入最新草稿' }).waitFor({ state: 'detached' });
    expect((await plan()).revision).toBe(revision + 1);
  }, 60_000);

  it('is the attendance of a meeting, nobody present by default, on a phone', async () => {
    const { page } = office;
    await page.setViewportSize(phone);
    await page.goto(`/meetings/${meetingId}`);
    await page.getByRole('button', { name: '保存出席情况' }).click();
    await page
      .getByText(/请填写.+的出席情况/)
      .first()
      .waitFor();
    expect((await meeting()).presentCount).toBeNull();
    await page.getByLabel('请假').first().check();
    await page.getByLabel(/原因/).first().fill('公务出差');
    await page.getByRole('button', { name: '其余均出席' }).click();
    await page.getByRole('button', { name: '保存出席情况' }).click();
    await page.getByText('出席情况已保存').waitFor();
    const { attendance, presentCount, quorumMet } = await meeting();
    expect([presentCount, quorumMet]).toEqual([attendance.length - 1, true]);
    expect(attendance.filter(({ state }) => state === 'on-leave')).toMatchObject([{ reason: '公务出差' }]);
    expect(await office.sidewaysScroll()).toBe(0);
  }, 60_000);

  it('is what the meeting decided and who follows up', async () => {
    const { page } = office;
    await page.getByLabel('决定').check();
    await page.getByLabel('内容').fill('通过第一季度工作报告');
    await page.getByRole('button', { name: '增加一行' }).click();
    await page.getByLabel('跟办').last().check();
    await page.getByLabel('内容').last().fill('月底前完成消防通道整改');
    await page.getByRole('combobox', { name: '部门' }).fill(await unitWithHead());
    await page.keyboard.press('Enter');
    expect(await office.sidewaysScroll()).toBe(0);
    await page.getByRole('button', { name: '保存议定结果' }).click();
    await page.getByText('议定结果已保存').waitFor();
    await page.getByRole('listitem').filter({ hasText: '通过第一季度工作报告' }).waitFor();
    expect(await meeting()).toMatchObject({
      outcomes: [{ kind: 'decision' }, { kind: 'follow-up', text: '月底前完成消防通道整改' }],
      resolutions: [{ code: 'Q1-1', state: 'open' }],
    });
  }, 60_000);

  it('is what becomes of a vote that is missing: who lacks it is said, and one of them is left out', async () => {
    const { page } = office;
    decisionId = await askAboutMissingVote();
    expect(await office.hindrancesOn(`/tasks/${decisionId}`)).toEqual([]);
    await page.getByRole('cell', { name: '收回票数不足' }).first().waitFor();
    await page.getByRole('tab', { name: '不予评价' }).click();
    await page.getByRole('button', { name: '不予评价', exact: true }).click();
    await page.getByText('请填写此项').first().waitFor();
    await page.getByRole('checkbox', { name: /^A02/ }).check();
    await page.getByLabel('原因').fill('长期驻外');
    await page.getByRole('button', { name: '不予评价', exact: true }).click();
    await page.getByText('已决定不予评价').waitFor();
    const { rows } = await commission.tables.admin.query(
      `select t.state, t.result, a.content -> 'letterCodes' as codes, a.content ->> 'reason' as reason
         from task t join act a on a.task_id = t.id where t.id = $1`,
      [decisionId],
    );
    expect(rows).toEqual([{ state: 'done', result: 'leave-out', codes: ['A02'], reason: '长期驻外' }]);
  }, 60_000);

  it.each([
    ['at a desk', desktop],
    ['on a phone', phone],
  ])(
    'shuts nobody out and scrolls nowhere sideways, %s',
    async (_where, viewport) => {
      await office.page.setViewportSize(viewport);
      const found: string[] = [];
      for (const path of [`/meetings/${meetingId}`, `/cycles/${commission.cycleId}/plan/draft`])
        found.push(...(await office.hindrancesOn(path)));
      expect(found).toEqual([]);
    },
    60_000,
  );
});
