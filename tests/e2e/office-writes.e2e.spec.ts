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
    office = await Visitor.arrives(browser, commission.stack.url.replace('127.0.0.1', 'localhost'), desktop);
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
