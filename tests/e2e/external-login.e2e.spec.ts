import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { ExternalLoginDesk, password, providerOf } from '../support/external-login-desk';
import { RealIssuer } from '../support/real-issuer';
import { desktop, launchBrowser, phone, Visitor } from './visitor';

const webDist = join(__dirname, '../../apps/web/dist');
const subject = 'zhang.san@house.example';

describe('logging in by another issuer, in the browser', () => {
  let issuer: RealIssuer;
  let desk: ExternalLoginDesk;
  let browser: Browser;
  let url: string;
  let leader: Visitor;

  beforeAll(async () => {
    issuer = await RealIssuer.open();
    desk = await ExternalLoginDesk.open([providerOf('house', issuer)], { webDist, publicOrigins: [] });
    await desk.api.listen(0, '127.0.0.1');
    url = (await desk.api.getUrl()).replace('127.0.0.1', 'localhost');
    await issuer.register(`${url}/login/callback/house`);
    browser = await launchBrowser();
    leader = await Visitor.arrives(browser, url, phone);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await desk?.close();
    await issuer?.close();
  });

  /** On the provider's own pages. The first visit asks for consent. */
  const logInThere = async ({ page }: Visitor, { consents }: { readonly consents: boolean }) => {
    await page.getByPlaceholder('Enter any login').fill(subject);
    await page.getByPlaceholder('and password').fill('any');
    await page.getByRole('button', { name: 'Sign-in' }).click();
    if (consents) await page.getByRole('button', { name: 'Continue' }).click();
  };
  const panelOf = ({ page }: Visitor) =>
    page.locator('section').filter({ has: page.getByRole('heading', { name: '统一身份' }) });
  const removal = () => panelOf(leader).getByRole('button', { name: `解除关联 ${subject}` });
  const withKeyboard = async ({ page }: Visitor, name: string) => {
    await page.getByRole('button', { name }).focus();
    await page.keyboard.press('Enter');
  };

  it('tells whoever is not linked yet how to link, and leads there', async () => {
    const { page } = leader;
    await page.goto('/login');
    await withKeyboard(leader, '用统一身份认证登录');
    await logInThere(leader, { consents: true });
    await page.getByText('该登录身份尚未关联账号').waitFor();
    await page.getByText('点击关联').waitFor();
    expect(new URL(page.url()).search).toBe('');
    expect(await leader.sidewaysScroll()).toBe(0);
    await withKeyboard(leader, '返回登录');
    await page.getByLabel('账号').fill('P-S01');
    await page.getByLabel('密码').fill(password);
    await page.getByRole('button', { name: /^登\s*录$/ }).click();
    await panelOf(leader).waitFor();
  });

  it('is linked on one’s own page, with the password', async () => {
    const { page } = leader;
    const panel = panelOf(leader);
    await panel.getByRole('button', { name: '关联统一身份认证' }).click();
    await panel.getByText('请填写').waitFor();
    await panel.getByLabel('密码').fill(password);
    await panel.getByRole('button', { name: '关联统一身份认证' }).click();
    await removal().waitFor();
    expect(new URL(page.url()).pathname).toBe('/me');
    expect(await leader.hindrancesOn('/me')).toEqual([]);
  });

  it('logs in by one press, and goes on to the page that was wanted', async () => {
    const { page } = leader;
    await page.getByRole('button', { name: /^退\s*出/ }).click();
    await page.goto('/tasks');
    await page.getByText('登录后将回到刚才的页面').waitFor();
    expect(await leader.hindrancesOn('/login?from=/tasks')).toEqual([]);
    await withKeyboard(leader, '用统一身份认证登录');
    await page.getByRole('banner').waitFor();
    expect(new URL(page.url()).pathname).toBe('/tasks');
  });

  it('says so when it is refused, in a browser that never left', async () => {
    const stranger = await Visitor.arrives(browser, url, desktop);
    expect(await stranger.hindrancesOn('/login/callback/house?code=any&state=any')).toEqual([
      expect.stringContaining('401'),
    ]);
    await stranger.page.getByText('统一身份登录未通过').waitFor();
    await stranger.page.getByRole('button', { name: '返回登录' }).click();
    await stranger.page.getByLabel('账号').waitFor();
  });

  it('is removed, and leads nowhere afterwards', async () => {
    const { page } = leader;
    await page.goto('/me');
    await removal().click();
    await removal().waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /^退\s*出/ }).click();
    await page.getByRole('button', { name: '用统一身份认证登录' }).click();
    await page.getByText('该登录身份尚未关联账号').waitFor();
  });
});
