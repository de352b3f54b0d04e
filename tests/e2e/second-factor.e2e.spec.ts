import { TOTP } from 'otpauth';
import type { Browser } from 'playwright-core';
import { LivingCommission } from '../chaos/living-commission';
import { launchBrowser, phone, Visitor } from './visitor';

describe('my own page in the browser', () => {
  let commission: LivingCommission | undefined;
  let browser: Browser | undefined;
  let leader: Visitor;

  beforeAll(async () => {
    commission = await LivingCommission.open();
    browser = await launchBrowser();
    leader = await Visitor.arrives(browser, commission.site, phone);
    await leader.signsIn(/^领导/);
    await leader.page.goto('/me');
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    await commission?.close();
  }, 60_000);

  it('sets up a second factor from the password to the recovery codes, and raises the session with it', async () => {
    const { page } = leader;
    const panel = page.locator('section', { hasText: '二次验证' });
    await panel.getByLabel('密码').fill('zeren-demo-2026');
    await panel.getByRole('button', { name: /^启\s*用$/ }).click();
    const secret = await panel.locator('code').innerText();
    await panel.getByLabel('验证码').fill(new TOTP({ secret }).generate());
    await panel.getByRole('button', { name: /^确\s*认$/ }).click();
    await panel.getByText('剩余恢复码 10 个').waitFor();
    expect(await panel.locator('li code').count()).toBe(10);

    await panel.getByLabel('验证码或恢复码').fill(await panel.locator('li code').first().innerText());
    await panel.getByRole('button', { name: /^验\s*证$/ }).click();
    await panel.getByText('验证通过').waitFor();
    expect(await panel.getByLabel('验证码或恢复码').inputValue()).toBe('');
    const sessions = page.locator('section', { hasText: '我的会话' });
    await sessions.getByRole('cell', { name: '验证码' }).waitFor();
    expect(await leader.sidewaysScroll()).toBe(0);
  });

  it('ends a session that was opened elsewhere', async () => {
    if (!browser || !commission) throw new Error('nothing was started');
    const elsewhere = await Visitor.arrives(browser, commission.site, phone);
    await elsewhere.signsIn(/^领导/);
    await leader.page.reload();
    const sessions = leader.page.locator('section', { hasText: '我的会话' });
    await sessions.getByRole('button', { name: /^结\s*束$/ }).click();
    await sessions.getByRole('button', { name: /^结\s*束$/ }).waitFor({ state: 'detached' });
    await elsewhere.page.goto('/me');
    await elsewhere.page.getByRole('button', { name: /^登\s*录$/ }).waitFor();
    expect(leader.complaints).toEqual([]);
  });
});
