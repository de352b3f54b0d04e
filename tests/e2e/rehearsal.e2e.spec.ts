import type { Browser } from 'playwright-core';
import { LivingCommission } from '../chaos/living-commission';
import { desktop, launchBrowser, phone, Visitor } from './visitor';

describe('a year rehearsed in the browser', () => {
  let commission: LivingCommission | undefined;
  let browser: Browser | undefined;
  let clerk: Visitor;

  beforeAll(async () => {
    commission = await LivingCommission.open();
    browser = await launchBrowser();
    clerk = await Visitor.arrives(browser, commission.site, phone);
    await clerk.signsIn(/^办公室/);
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    await commission?.close();
  }, 60_000);

  it('shows the office on a phone whether the year can be launched, what clashes and who has how much to do', async () => {
    const { page } = clerk;
    await page.goto('/rehearsal');
    await page.getByLabel('年度', { exact: true }).fill('2026');
    await page.getByRole('button', { name: '开始预演' }).click();
    await page.getByText('2026 年度可以启动').waitFor();
    expect(new URL(page.url()).search).toBe('?year=2026');
    const overload = page
      .getByRole('row')
      .filter({ hasText: '单日到期超过 10 项' })
      .filter({ hasText: 'P-S01' })
      .first();
    expect(await overload.innerText()).toContain('21');
    expect(await page.getByRole('region', { name: '每人待办' }).getByRole('row').count()).toBeGreaterThan(50);
    expect(await clerk.sidewaysScroll()).toBe(0);
  });

  it('rehearses the domains that were chosen, once their shares sum to 100', async () => {
    const { page } = clerk;
    await page.setViewportSize(desktop);
    const start = page.getByRole('button', { name: '开始预演' });
    await page.getByLabel(/^安全生产/).fill('60');
    expect(await start.isDisabled()).toBe(true);
    await page.getByLabel(/^生态环境保护/).fill('40');
    await start.click();
    await page.waitForURL(/domains=safety%3A60%2Cenvironment%3A40/);
    await page.getByText('2026 年度可以启动').waitFor();
  });

  it('is drafted with domains of the library: the letters will have their sheets', async () => {
    const { page } = clerk;
    await page.goto('/cycles');
    await page.getByRole('button', { name: '启动 2026 年度周期' }).click();
    await page.getByLabel(/^安全生产/).fill('100');
    await page.getByRole('button', { name: '下一步：核对' }).click();
    await page.getByText('21 份责任书').waitFor();
    const { rows } = await commission!.tables.admin.query<{ domains: string }>(
      `select frame #>> '{frozen,domains,0,template,key}' as domains from cycle`,
    );
    expect(rows).toEqual([{ domains: 'safety' }]);
  });

  it.each(['/rehearsal', '/rehearsal?year=2026', '/rehearsal?year=2026&domains=safety:60,environment:40'])(
    'keeps nobody out of %s, on a phone either',
    async (path) => {
      await clerk.page.setViewportSize(phone);
      expect(await clerk.hindrancesOn(path)).toEqual([]);
    },
  );
});
