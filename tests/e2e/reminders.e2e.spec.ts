import type { Browser } from 'playwright-core';
import { LivingCommission } from '../chaos/living-commission';
import { MailCatcher } from '../support/mail-catcher';
import { launchBrowser, phone, Visitor } from './visitor';

describe('messages in the browser', () => {
  let commission: LivingCommission | undefined;
  let browser: Browser | undefined;
  let clerk: Visitor;
  const catcher = new MailCatcher();

  beforeAll(async () => {
    await catcher.open();
    commission = await LivingCommission.open({ ZEREN_SMTP_URL: catcher.url });
    await commission.draft();
    expect((await commission.start(500, '2026-01-05')).status).toBeLessThan(300);
    browser = await launchBrowser();
    clerk = await Visitor.arrives(browser, commission.site, phone);
    await clerk.signsIn(/^办公室/);
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    await commission?.close();
    await catcher.close();
  }, 60_000);

  it('lead from the list to the task they are about, on a phone', async () => {
    const { page } = clerk;
    await page.goto('/me');
    await page.getByRole('link', { name: '消息' }).click();
    const first = page.getByRole('table', { name: '消息' }).getByRole('link', { name: '起草要点' }).first();
    await first.waitFor({ timeout: 60_000 });
    expect(await clerk.sidewaysScroll()).toBe(0);
    await first.click();
    await page.getByRole('heading', { level: 1, name: /起草要点/ }).waitFor();
    expect(await clerk.hindrancesOn('/notifications')).toEqual([]);
  }, 120_000);

  it('go to the mailbox that the person names, until he stops them', async () => {
    const { page } = clerk;
    await page.goto('/me');
    const panel = page.locator('section', { hasText: '邮件提醒' });
    await panel.getByLabel('邮箱地址').fill('clerk@house.example');
    await panel.getByRole('button', { name: '启用邮件提醒' }).click();
    await panel.getByText('当前邮箱：clerk@house.example').waitFor();
    expect(await clerk.sidewaysScroll()).toBe(0);
    await panel.getByRole('button', { name: /^停\s*用$/ }).click();
    await panel.getByText('当前邮箱').waitFor({ state: 'detached' });
    expect(clerk.complaints).toEqual([]);
  });
});
