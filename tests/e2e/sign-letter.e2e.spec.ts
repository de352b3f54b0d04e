import { text } from 'node:stream/consumers';
import type { Browser } from 'playwright-core';
import { LivingCommission, type OpenTask } from '../chaos/living-commission';
import { until } from '../support/until';
import { desktop, launchBrowser, phone, Visitor } from './visitor';

const isSignatureOfTheLeader = ({ kind, assignee }: OpenTask): boolean => kind === 'sign-letter' && assignee === 'L2';

describe('a letter in the browser', () => {
  let commission: LivingCommission | undefined;
  let browser: Browser | undefined;
  let leader: Visitor;
  let auditor: Visitor;

  beforeAll(async () => {
    const year = await LivingCommission.open({ ZEREN_CHECKPOINT_SECONDS: '1' });
    commission = year;
    await year.draft();
    expect((await year.start(4000, '2026-02-09')).status).toBeLessThan(300);
    const waiting = async () => (await year.openTasks('&kind=sign-letter')).some(isSignatureOfTheLeader);
    await year.playUntil('a letter that waits for the leader', waiting, isSignatureOfTheLeader);

    browser = await launchBrowser();
    const url = year.site;
    leader = await Visitor.arrives(browser, url, phone);
    auditor = await Visitor.arrives(browser, url, desktop);
    await leader.signsIn(/^领导/);
    await auditor.signsIn(/^审计/);
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    await commission?.close();
  }, 60_000);

  const isAllSigned = async () =>
    commission?.tables
      .count(
        'ledger_entry e',
        `e.kind = 'letter.signed' and not exists (
         select 1 from ledger_leaf l join ledger_checkpoint c on c.organisation_id = l.organisation_id and c.size > l.leaf_index
          where l.organisation_id = e.organisation_id and l.entry_id = e.id)`,
      )
      .then((waiting) => waiting === 0);

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

  it('and proves it before his eyes: from the leaf to the signed root, computed in the browser, also on a phone', async () => {
    const { page } = auditor;
    await page.setViewportSize(phone);
    const signed = page.getByRole('listitem').filter({ hasText: '责任书签署' }).last();
    await until('a checkpoint over everything', isAllSigned);
    await signed.getByRole('button', { name: /^验\s*证$/ }).click();
    const proof = signed.getByRole('region', { name: '收录证明' });
    await proof.getByText('验证通过').waitFor();
    expect(await proof.getByRole('listitem').count()).toBeGreaterThan(1);
    expect(await proof.getByText('签名的树根').isVisible()).toBe(true);
    expect(await auditor.sidewaysScroll()).toBe(0);
    await page.setViewportSize(desktop);
  });

  it('and says whether a copy that was kept outside still fits', async () => {
    const { page } = auditor;
    const signed = page.getByRole('listitem').filter({ hasText: '责任书签署' }).last();
    const note = (await signed.locator('.proof pre').textContent()) ?? '';
    await signed.getByText('与系统外留存的检查点比对').click();
    const copy = signed.getByRole('textbox', { name: '粘贴留存的检查点原文' });
    await copy.fill(note);
    await signed.getByRole('button', { name: /^比\s*对$/ }).click();
    await signed.getByText('相符：现在的台账').waitFor();
    await copy.fill(note.replace(/\n\d+\n/, '\n3\n'));
    await signed.getByRole('button', { name: /^比\s*对$/ }).click();
    await signed.getByText('没有本台账密钥的有效签名').waitFor();
  });

  it('and leaves him what he looks for, in the address and in the file', async () => {
    const { page } = auditor;
    await page.getByRole('searchbox', { name: '搜索' }).fill('责任书签署');
    await page.waitForURL(/search=/);
    await page.locator('.timeline > li.from-process').first().waitFor({ state: 'detached' });
    const shown = await page.locator('.timeline > li').count();
    expect(shown).toBeGreaterThan(0);
    const file = page.waitForEvent('download');
    await page.getByRole('link', { name: /导出 CSV/ }).click();
    const csv = await text(await (await file).createReadStream());
    expect(csv.trim().split('\r\n')).toHaveLength(shown + 1);
    expect(csv).toContain('letter.signed');
  });

  it('shows him how things stood: the instant is moved by keyboard and stands in the address', async () => {
    const { page } = auditor;
    await page.goto(`/cycles/${commission?.cycleId}/as-of`);
    await page.getByRole('heading', { name: /谁欠什么/ }).waitFor();
    await page.getByRole('button', { name: '前一天' }).press('Enter');
    await page.waitForURL(/[?]at=2026-/);
    const [, day = ''] = /at=(2026-\d\d-\d\d)/.exec(page.url()) ?? [];
    await page.reload();
    await page.getByRole('heading', { name: /谁欠什么/ }).waitFor();
    expect(page.url()).toContain(day);
    await page.getByText('哪些情况无法还原').click();
    await page.getByText('何时录入没有单独记录').waitFor();
  });

  it('shows him a process in words: what it waits for, and the raw event behind each step', async () => {
    const { page } = auditor;
    await page.goto(`/cycles/${commission?.cycleId}/processes`);
    await page.getByText('没有停住的流程').waitFor();
    const round = page.getByRole('row').filter({ hasText: '责任书签订' }).first();
    await round.getByRole('button', { name: '查看经过' }).click();
    const history = page.getByRole('region', { name: '流程经过' });
    await history.getByText('流程启动：责任书签订').waitFor();
    await history.getByText('原始数据').first().click();
    expect(await history.locator('pre').first().textContent()).toContain('WorkflowExecutionStarted');
  });

  it('shows the cascade as a tree, what two letters say alike, and what a version changed: by marks, not by colour', async () => {
    const copied = '每月组织一次消防通道专项检查，对堵塞通道的摊位当场清理并登记在册';
    await commission?.tables.admin.query(
      `with changed as (
         insert into letter_version (organisation_id, letter_id, version, content, content_text, document_sha256, reason)
         select v.organisation_id, v.letter_id, 2, jsonb_set(v.content, '{changes}', to_jsonb(array[$1::text])),
                v.content_text || '1. ' || $1::text, l.code, $1::text
           from letter l join letter_version v on v.organisation_id = l.organisation_id and v.letter_id = l.id and v.version = 1
          where l.code in ('B01', 'B02') returning letter_id)
       update letter l set version = 2 from changed where l.id = changed.letter_id`,
      [copied],
    );
    const { page } = auditor;
    await page.setViewportSize(phone);
    await page.goto(`/cycles/${commission?.cycleId}/letters`);
    await page.getByRole('link', { name: '签订情况与文本核查' }).click();
    const pair = page.getByRole('row').filter({ hasText: copied });
    expect(await pair.innerText()).toMatch(/B01[\s\S]*B02[\s\S]*100%/);
    const tree = page.locator('.cascade');
    expect(await tree.locator('a[href^="/letters/"]').count()).toBe(21);
    // Which letters are complete by now depends on whom the leader signed with; not all of them are.
    expect(await tree.locator('li li li').filter({ hasText: '签订完成后开启' }).count()).toBeGreaterThan(0);
    expect(await auditor.sidewaysScroll()).toBe(0);

    await pair.getByRole('link', { name: 'B01' }).click();
    const added = page.locator('.text-changes ins');
    await added.first().waitFor();
    expect(await added.first().innerText()).toMatch(/^\[增\]/);
    expect((await added.allInnerTexts()).join('')).toContain('消防通道');
    expect(await auditor.sidewaysScroll()).toBe(0);
    expect(await auditor.hindrancesOn(new URL(page.url()).pathname)).toEqual([]);
    await page.setViewportSize(desktop);
  });

  it.each([
    ['the office at a desk', /^办公室/, desktop, ['/timeline']],
    ['a leader on a phone', /^领导/, phone, []],
    ['the auditor on a phone', /^审计/, phone, ['/timeline']],
  ])('has no page that shuts anybody out or scrolls sideways, for %s', async (_who, button, viewport, more) => {
    if (!browser || !commission) throw new Error('nothing to look at');
    const url = commission.site;
    const visitor = await Visitor.arrives(browser, url, viewport);
    await visitor.signsIn(button);
    const letter = new URL(leader.page.url()).pathname;
    const silence = `/tasks/${(await commission.openTasks())[0]?.id}/silence`;
    const ofCycle = [
      '',
      ...more,
      ...(more.length > 0 ? ['/as-of', '/processes', '/evaluations/deputies/timeline', '/letters/checks'] : []),
      '/letters',
      '/plan',
      '/meetings',
      '/records',
      '/reviews',
      '/evaluations',
      '/report',
    ];
    const year = commission.cycleId;
    const pages = [
      '/tasks',
      '/me',
      letter,
      ...more.map((page) => letter + page),
      ...more.map(() => silence),
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
