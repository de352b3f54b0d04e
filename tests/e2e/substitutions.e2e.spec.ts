import type { Browser } from 'playwright-core';
import { LivingCommission, type OpenTask } from '../chaos/living-commission';
import { until } from '../support/until';
import { launchBrowser, phone, Visitor } from './visitor';

const isOfTheLeader = ({ kind, assignee }: OpenTask): boolean => assignee === 'L2' && kind !== 'sign-letter';

describe('a substitute in the browser', () => {
  let commission: LivingCommission | undefined;
  let browser: Browser | undefined;
  let leader: Visitor;
  let clerk: Visitor;
  let task: OpenTask | undefined;

  beforeAll(async () => {
    const year = await LivingCommission.open();
    commission = year;
    await year.draft();
    expect((await year.start(4000, '2026-02-09')).status).toBeLessThan(300);
    const waiting = async () => (task = (await year.openTasks()).find(isOfTheLeader));
    await year.playUntil('a task of the leader', waiting, ({ assignee }) => assignee === 'L2');

    browser = await launchBrowser();
    const url = year.site;
    leader = await Visitor.arrives(browser, url, phone);
    clerk = await Visitor.arrives(browser, url, phone);
    await leader.signsIn(/^领导/);
    await clerk.signsIn(/^办公室/);
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    await commission?.close();
  }, 60_000);

  it('is named by whoever goes away', async () => {
    const { page } = leader;
    expect(await leader.hindrancesOn('/substitutions')).toEqual([]);
    await page.getByRole('button', { name: '安排代办' }).click();
    await page.getByLabel('代办人').fill('P-S01');
    await page.getByLabel('代办人').press('Enter');
    await page.getByLabel('起始日').fill('2026-01-01');
    await page.getByLabel('截止日').fill('2027-12-31');
    await page.getByLabel('事由').fill('外出学习');
    // The list of names is still on its way out when the other fields are filled in.
    await until('a form at rest that does not scroll sideways', async () => (await leader.sidewaysScroll()) === 0);
    await page.getByRole('button', { name: /^确\s*定$/ }).click();
    await page.getByText('生效中').waitFor();
    expect(await leader.hindrancesOn('/substitutions')).toEqual([]);
  });

  it('finds the task in his inbox with the name of whom he acts for, and opens it', async () => {
    const { page } = clerk;
    await page.goto('/tasks');
    const row = page.locator(`a.task-row[href$="${task?.id ?? ''}"]`);
    await row.waitFor();
    expect(await row.innerText()).toMatch(/代 .+ 办理/);
    expect(await clerk.sidewaysScroll()).toBe(0);
    await row.click();
    await page.getByText(/代 .+ 办理/).waitFor();
  });

  it('has nothing to do with it any more once the leader is back', async () => {
    await leader.page.getByRole('button', { name: /^撤销/ }).click();
    await leader.page.getByText('已撤销').waitFor();
    await clerk.page.goto('/tasks');
    await clerk.page.getByRole('heading', { level: 1 }).waitFor();
    await clerk.page.locator('[aria-busy="true"]').first().waitFor({ state: 'hidden' });
    expect(await clerk.page.getByText(/代 .+ 办理/).count()).toBe(0);
    expect([...leader.complaints, ...clerk.complaints]).toEqual([]);
  });
});
