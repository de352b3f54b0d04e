import type { Browser } from 'playwright-core';
import type { CalendarView } from '@zeren/api-contracts';
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
    const off = { nameZh: '临时放假', dates: [task.dueOn] };
    const changed = files.map((file, no) =>
      no === 0 ? { ...file, daysOff: [...(file['daysOff'] as unknown[]), off] } : file,
    );
    expect((await office.send('PUT', '/calendar', { body: { files: changed } })).status).toBe(200);
    browser = await launchBrowser();
    clerk = await Visitor.arrives(browser, year.stack.url.replace('127.0.0.1', 'localhost'), phone);
    await clerk.signsIn(/^办公室/);
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    await commission?.close();
  }, 60_000);

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
