import { createApi } from '@zeren/api';
import type { EnrolledFactor } from '@zeren/api-contracts';
import { isAssertionSound, type StoredAssertion } from '@zeren/signing';
import { join } from 'node:path';
import { TOTP } from 'otpauth';
import type { Browser, CDPSession } from 'playwright-core';
import { anApiConfig } from '../support/an-api-config';
import { SigningDesk, textSha256 } from '../support/signing-desk';
import { launchBrowser, phone, Visitor } from './visitor';

const password = 'a long enough password';
const webDist = join(__dirname, '../../apps/web/dist');

/** A phone's own authenticator, which asks nobody while it is told that its holder was verified. */
const ofPhone = {
  protocol: 'ctap2',
  transport: 'internal',
  hasResidentKey: true,
  hasUserVerification: true,
  isUserVerified: true,
  automaticPresenceSimulation: true,
} as const;

describe('signing with a factor, on a phone', () => {
  const apis: Awaited<ReturnType<typeof createApi>>[] = [];
  let desk: SigningDesk;
  let browser: Browser;

  beforeAll(async () => {
    desk = await SigningDesk.open();
    await desk.giveLogins(password);
    browser = await launchBrowser();
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await Promise.all(apis.map((api) => api.close()));
    await desk?.close();
  });

  /** L2 before an installation of this policy, signed in with his password. */
  const arrives = async (signatureAssurance: 'one-time-code' | 'passkey'): Promise<Visitor> => {
    const over = { signatureAssurance, webDist, publicOrigins: [] };
    const api = await createApi(anApiConfig(desk.database.appUrl, over));
    apis.push(api);
    await api.listen(0, '127.0.0.1');
    const url = (await api.getUrl()).replace('127.0.0.1', 'localhost');
    const leader = await Visitor.arrives(browser, url, phone);
    const { page } = leader;
    await page.goto('/login');
    await page.getByLabel('账号').fill(`P-L2-${desk.organisationId}`);
    await page.getByLabel('密码').fill(password);
    await page.getByRole('button', { name: /^登\s*录$/ }).click();
    await page.getByRole('banner').waitFor();
    return leader;
  };
  const letter = async () => {
    const placed = await desk.letter();
    const content = JSON.stringify({ annexes: [], changes: [] });
    await desk.admin.query(
      `insert into letter_version (organisation_id, letter_id, version, content, content_text, document_sha256) values ($1, $2, 1, $3, '责任书', $4)`,
      [desk.organisationId, placed.letterId, content, textSha256],
    );
    return placed;
  };
  const openDialog = async ({ page }: Visitor, letterId: string) => {
    await page.goto(`/letters/${letterId}`);
    await page.getByRole('button', { name: /^签\s*署$/ }).click();
    return page.getByRole('dialog');
  };
  const assuranceOf = async (taskId: string) => {
    const { rows } = await desk.admin.query<{ assurance: string }>('select assurance from act where task_id = $1', [
      taskId,
    ]);
    return rows.map(({ assurance }) => assurance);
  };

  describe('where a passkey is necessary', () => {
    let leader: Visitor;
    let cdp: CDPSession;
    let authenticatorId: string;

    beforeAll(async () => {
      leader = await arrives('passkey');
      cdp = await leader.page.context().newCDPSession(leader.page);
      await cdp.send('WebAuthn.enable');
      ({ authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', { options: ofPhone }));
    }, 60_000);

    it('says where to get one, to whoever has none', async () => {
      const { letterId, bearer } = await letter();
      const dialog = await openDialog(leader, letterId);
      await dialog.getByText('本机尚无可用的通行密钥').waitFor();
      await dialog.getByRole('link', { name: '设置验证码或通行密钥' }).click();
      await leader.page.getByRole('heading', { name: '通行密钥' }).waitFor();
      expect(await assuranceOf(bearer)).toEqual([]);
    });

    it('is enrolled on one’s own page, listed by its name', async () => {
      const { page } = leader;
      await page.goto('/me');
      const panel = page.locator('section').filter({ has: page.getByRole('heading', { name: '通行密钥' }) });
      await panel.getByLabel('名称').fill('我的手机');
      await panel.getByLabel('密码').fill(password);
      await panel.getByRole('button', { name: '登记通行密钥' }).click();
      await panel.getByRole('button', { name: '移除 我的手机' }).waitFor();
      expect(await leader.sidewaysScroll()).toBe(0);
      expect(await leader.hindrancesOn('/me')).toEqual([]);
    });

    it('signs with no press more than the two of the dialog, and leaves evidence that is verified offline', async () => {
      const { letterId, bearer } = await letter();
      const dialog = await openDialog(leader, letterId);
      await dialog.getByText('请用通行密钥确认').waitFor();
      await dialog.getByRole('button', { name: '确认签署' }).click();
      await leader.page.getByText('存证回执').waitFor();
      expect(await assuranceOf(bearer)).toEqual(['passkey']);
      const { rows } = await desk.admin.query<{ content: StoredAssertion; sha256: string }>(
        `select p.content, a.content ->> 'assertionSha256' as sha256 from passkey_assertion p join act a on a.task_id = p.task_id where a.task_id = $1`,
        [bearer],
      );
      const [kept] = rows;
      expect(kept && (await isAssertionSound(kept.content, kept.sha256))).toBe(true);
      expect(kept?.content.confirmed).toMatchObject({ documentSha256: textSha256, taskId: bearer });
    });

    it('signs nothing when the device does not know who holds it, and says so in the dialog', async () => {
      const { letterId, bearer } = await letter();
      await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
      const dialog = await openDialog(leader, letterId);
      await dialog.getByRole('button', { name: '确认签署' }).click();
      await dialog.getByText('未收到通行密钥的确认').waitFor();
      expect(await assuranceOf(bearer)).toEqual([]);
      await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true });
      await dialog.getByRole('button', { name: '确认签署' }).click();
      await leader.page.getByText('存证回执').waitFor();
      expect(await assuranceOf(bearer)).toEqual(['passkey']);
    });

    it('also stands behind a token for a program, which is shown once', async () => {
      const { page } = leader;
      await page.goto('/me');
      await page.getByRole('button', { name: '用通行密钥验证' }).click();
      await page.getByText('验证通过').waitFor();
      const panel = page.locator('section').filter({ has: page.getByRole('heading', { name: '接口令牌' }) });
      await panel.getByLabel('用途').fill('对账');
      await panel.getByLabel('读取').check();
      await panel.getByRole('button', { name: '创建令牌' }).click();
      const secret = await panel.locator('code').innerText();
      const answer = await desk.api.inject({ url: '/api/v1/session', headers: { authorization: `Bearer ${secret}` } });
      expect([answer.statusCode, answer.json().person.code]).toEqual([200, 'P-L2']);
      await page.reload();
      await panel.getByRole('button', { name: '撤销 对账' }).waitFor();
      expect(await panel.locator('code').count()).toBe(0);
      expect(await leader.hindrancesOn('/me')).toEqual([]);
      await panel.getByRole('button', { name: '撤销 对账' }).click();
      await panel.getByRole('button', { name: '撤销 对账' }).waitFor({ state: 'detached' });
    });

    it('is removed after it has raised the session', async () => {
      const { page } = leader;
      await page.goto('/me');
      const panel = page.locator('section').filter({ has: page.getByRole('heading', { name: '通行密钥' }) });
      await panel.getByRole('button', { name: '用通行密钥验证' }).click();
      await panel.getByText('验证通过').waitFor();
      await panel.getByRole('button', { name: '移除 我的手机' }).click();
      await panel.getByRole('button', { name: '移除 我的手机' }).waitFor({ state: 'detached' });
      expect(leader.complaints).toEqual([]);
    });
  });

  describe('where a code is enough', () => {
    let leader: Visitor;
    let secret: string;

    beforeAll(async () => {
      leader = await arrives('one-time-code');
      secret = await setUp();
    }, 60_000);
    /** As some days later: the session is not raised, and this minute’s code is unused. */
    beforeEach(async () => {
      await desk.admin.query('update second_factor set last_step = 0');
      await desk.admin.query('update session set stepped_up_at = null');
    });

    it('asks for it in the dialog itself: one field and no detour, and then for five minutes nothing', async () => {
      const [first, second] = [await letter(), await letter()];
      const dialog = await openDialog(leader, first.letterId);
      await dialog.getByLabel('验证码').fill('000000');
      await dialog.getByRole('button', { name: '确认签署' }).click();
      await dialog.getByText('验证码不正确或已使用').waitFor();
      await dialog.getByLabel('验证码').fill(new TOTP({ secret }).generate());
      await dialog.getByRole('button', { name: '确认签署' }).click();
      await leader.page.getByText('存证回执').waitFor();
      expect(await assuranceOf(first.bearer)).toEqual(['one-time-code']);

      const again = await openDialog(leader, second.letterId);
      await again.getByRole('button', { name: '确认签署' }).waitFor();
      await again.getByLabel('验证码').waitFor({ state: 'detached' });
      await again.getByRole('button', { name: '确认签署' }).click();
      await leader.page.getByText('存证回执').waitFor();
      expect(await assuranceOf(second.bearer)).toEqual(['one-time-code']);
    });

    it('asks a witness for it in his dialog', async () => {
      const { letterId } = await letter();
      await desk.admin.query(`update task set state = 'withdrawn' where letter_id = $1`, [letterId]);
      const taskId = await desk.task({ kind: 'witness-letter', letterId });
      await leader.page.goto(`/letters/${letterId}`);
      await leader.page.getByRole('button', { name: /^见\s*证$/ }).click();
      const dialog = leader.page.getByRole('dialog');
      await dialog.getByLabel('验证码').fill(new TOTP({ secret }).generate());
      await dialog.getByRole('button', { name: '确认见证' }).click();
      await leader.page.getByText('存证回执').waitFor();
      expect(await assuranceOf(taskId)).toEqual(['one-time-code']);
    });

    it('asks whoever confirms for it in the form of his task', async () => {
      const taskId = await desk.task({ kind: 'accept-review' });
      const { page } = leader;
      await page.goto(`/tasks/${taskId}`);
      await page.getByLabel('验证码').waitFor();
      expect(await leader.hindrancesOn(`/tasks/${taskId}`)).toEqual([]);
      await page.getByLabel('验证码').fill(new TOTP({ secret }).generate());
      await page.getByRole('button', { name: /^确\s*认$/ }).click();
      await page.getByText('存证回执').waitFor();
      expect(await assuranceOf(taskId)).toEqual(['one-time-code']);
    });
  });

  /** Codes of L2, set up some days ago. */
  const setUp = async (): Promise<string> => {
    const factor = '/api/v1/session/second-factor';
    const put = async (url: string, payload: object) =>
      desk.api.inject({ method: 'PUT', url, headers: desk.headers('L2'), payload });
    await desk.signIn('L2');
    const { secret } = (await put(factor, { password })).json<EnrolledFactor>();
    await put(`${factor}/confirmation`, { code: new TOTP({ secret }).generate() });
    await desk.admin.query('update second_factor set last_step = 0');
    return secret;
  };
});
