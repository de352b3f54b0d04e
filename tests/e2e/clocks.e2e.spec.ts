import { addDays } from '@zeren/domain';
import type { Browser } from 'playwright-core';
import type { CalendarView, ExtensionList } from '@zeren/api-contracts';
import { LivingCommission, type OpenTask } from '../chaos/living-commission';
import { until } from '../support/until';
import { launchBrowser, phone, Visitor } from './visitor';

describe('a new holiday list in the browser', () => {
  let commission: LivingCommission | undefined;
  let browser: Browser | undefined;
  let clerk: Visitor;
  let task: OpenTask;

  beforeAll(async () => {
    const year = await LivingCommission.open();
    commission = year;
    await year.draft();
    expect((await year.start(3_600_000, '2026-01-05')).status).toBeLessThan(300);
    task = await until('the first task', async () => (await year.openTasks())[0]);
    const office = await year.office;
    const { files } = await office.get<CalendarView>('/calendar');
    const off = { nameZh: '临时放假', dates: [addDays(task.dueOn, 7)] };
    const changed = files.map((file, no) =>
      no === 0 ? { ...file, daysOff: [...(file['daysOff'] as unknown[]), off] } : file,
    );
    expect((await office.send('PUT', '/calendar', { body: { files: changed } })).status).toBe(200);
    browser = await launchBrowser();
    clerk = await Visitor.arrives(browser, year.site, phone);
    await clerk.signsIn(/^办公室/);
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    await commission?.close();
  }, 60_000);

  it('is no reason to hurry: more time is asked for on the page of the task, and given by another', async () => {
    const { page } = clerk;
    await page.goto(`/tasks/${task.id}`);
    const panel = page.locator('section', { hasText: '期限与延期' });
    await panel.getByLabel('申请延至').fill(addDays(task.dueOn, 5));
    await panel.getByLabel('申请理由').fill('材料未齐');
    await panel.getByRole('button', { name: '申请延期' }).click();
    await panel.getByText('延期待审批').waitFor();
    expect(await clerk.sidewaysScroll()).toBe(0);

    const [office, head] = [await commission?.office, await commission?.person('P-H01')];
    const path = `/cycles/${commission?.cycleId}`;
    const own = (await office?.get<ExtensionList>(`${path}/extensions`))?.items[0];
    const refusal = { decision: 'refuse', reason: '先行提交初稿' };
    await head?.required('POST', `/extensions/${own?.id}/decision`, { body: refusal });
    const untilOn = addDays(task.dueOn, 7);
    await head?.required('POST', `/tasks/${task.id}/extension`, { body: { untilOn, reason: '会议推迟' } });
    await page.goto(`${path}/clocks`);
    const table = page.getByRole('table', { name: '延期申请' });
    await table.getByLabel('审批意见').fill('情况属实');
    await table.getByRole('button', { name: '同意延期' }).click();
    await table.getByText('延期已获准').waitFor();
    await page.getByRole('table', { name: '期限变动' }).getByText('延期获准').waitFor();
    expect(await clerk.hindrancesOn(`${path}/clocks`)).toEqual([]);
    expect(await clerk.hindrancesOn(`/tasks/${task.id}`)).toEqual([]);
  }, 120_000);

  it('is adopted by the office with its reason, and shows which deadline it touches', async () => {
    const { page } = clerk;
    const path = `/cycles/${commission?.cycleId}/clocks`;
    await page.goto(path);
    await page.getByText('当前工作日历：第 2 版；本周期采用：第 1 版').waitFor();
    expect(await clerk.sidewaysScroll()).toBe(0);
    await page.getByLabel('原因').fill('放假安排调整');
    await page.getByRole('button', { name: '采用第 2 版' }).click();
    await page.getByText('本周期采用：第 2 版').waitFor();
    const table = page.getByRole('table', { name: '期限变动' });
    await until('the list of changes', async () => {
      await page.reload();
      await page.getByText('本周期采用：第 2 版').waitFor();
      return (await table.count()) > 0;
    });
    await table.getByRole('cell', { name: '固定日期现为休息日' }).waitFor();
    await table.getByText('工作日历第 2 版').waitFor();
    expect(await clerk.hindrancesOn(path)).toEqual([]);
  }, 120_000);
});
