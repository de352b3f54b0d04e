import type { Browser } from 'playwright-core';
import { LivingCommission, type OpenTask } from '../chaos/living-commission';

import { desktop, launchBrowser, phone, Visitor } from './visitor';

const isSignatureOfTheLeader = ({ kind, assignee }: OpenTask): boolean => kind === 'sign-letter' && assignee === 'L2';

describe('a letter in the browser', () => {
  let commission: LivingCommission | undefined;
  let browser: Browser | undefined;
  let leader: Visitor;
  let auditor: Visitor;

  beforeAll(async () => {
    const year = await LivingCommission.open();
    commission = year;
    await year.draft();
    expect((await year.start(4000, '2026-02-09')).status).toBeLessThan(300);
    const waiting = async () => (await year.openTasks('&kind=sign-letter')).some(isSignatureOfTheLeader);
    await year.playUntil('a letter that waits for the leader', waiting, isSignatureOfTheLeader);

    browser = await launchBrowser();
    const url = year.stack.url.replace('127.0.0.1', 'localhost');
    leader = await Visitor.arrives(browser, url, phone);
    auditor = await Visitor.arrives(browser, url, desktop);
    await leader.signsIn(/^领导/);
    await auditor.signsIn(/^审计/);
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    await commission?.close();
  }, 60_000);

  it('is signed on a phone with at most three presses from the inbox, and never scrolls sideways', async () => {
    const { page } = leader;
    await page.goto('/tasks');
    await leader.press(page.locator('a.task-row[href^="/letters/"]', { hasText: '签订' }).first());
    await page.getByRole('article', { name: '正文' }).waitFor();
    await page.getByText('指纹').first().waitFor();
    expect(await leader.sidewaysScroll()).toBe(0);

    await leader.press(page.getByRole('button', { name: /^签\s*署$/ }));
    await page.getByRole('dialog').waitFor();
    expect(await leader.sidewaysScroll()).toBe(0);
    await leader.press(page.getByRole('button', { name: '确认签署' }));

    await page.getByText('存证回执').waitFor();
    expect(leader.presses).toBeLessThanOrEqual(3);
    expect(await leader.sidewaysScroll()).toBe(0);
  });

  it('then shows the auditor the signature with both times and the raw entry, and says that reading is recorded', async () => {
    const { page } = auditor;
    await page.goto(`${new URL(leader.page.url()).pathname}/timeline`);
    await page.getByText('您的查阅已记入台账').waitFor();

    const signed = page.getByRole('listitem').filter({ hasText: '责任书签署' }).last();
    await signed.waitFor();
    expect(await signed.innerText()).toMatch(/业务时间[\s\S]*记录时间/);
    await signed.getByText('原始数据').click();
    expect(await signed.locator('pre').innerText()).toContain('letter.signed');
    await page.getByRole('listitem').filter({ hasText: '流程历史' }).first().waitFor();
  });

  it.each([
    ['the office at a desk', /^办公室/, desktop, ['/timeline']],
    ['a leader on a phone', /^领导/, phone, []],
    ['the auditor on a phone', /^审计/, phone, ['/timeline']],
  ])('has no page that shuts anybody out or scrolls sideways, for %s', async (_who, button, viewport, more) => {
    if (!browser || !commission) throw new Error('nothing to look at');
    const url = commission.stack.url.replace('127.0.0.1', 'localhost');
    const visitor = await Visitor.arrives(browser, url, viewport);
    await visitor.signsIn(button);
    const letter = new URL(leader.page.url()).pathname;
    const ofCycle = ['', '/letters', '/plan', '/meetings', '/records', '/reviews', '/evaluations', '/report'];
    const year = commission.cycleId;
    const pages = [
      '/tasks',
      '/me',
      letter,
      ...more.map((page) => letter + page),
      ...ofCycle.map((page) => `/cycles/${year}${page}`),
    ];
    const found: string[] = [];
    for (const path of pages) found.push(...(await visitor.hindrancesOn(path)));
    expect(found).toEqual([]);
    await visitor.page.context().close();
  });

  it('leaves no complaint in the console', () => {
    expect([...leader.complaints, ...auditor.complaints]).toEqual([]);
  });
});
