import { createApi } from '@zeren/api';
import type { EnrolledFactor, OpenSession, RecoveryCodes } from '@zeren/api-contracts';
import { rateLimitsOf } from '@zeren/config';
import { randomUUID } from 'node:crypto';
import { TOTP } from 'otpauth';
import { anApiConfig } from '../support/an-api-config';
import { SigningDesk, textSha256 } from '../support/signing-desk';

type Method = 'GET' | 'PUT' | 'POST' | 'DELETE';

const password = 'a long enough password';
const factor = '/api/v1/session/second-factor';

/**
 * The phone, `ahead` steps of thirty seconds from now. A code of this step or the next holds whatever the time is when it
 * arrives: a step that ends on the way makes it one older.
 */
const codeOf = (secret: string, ahead: 0 | 1 | 2 = 0): string =>
  new TOTP({ secret }).generate({ timestamp: Date.now() + ahead * 30_000 });

describe('a second factor', () => {
  let desk: SigningDesk;

  beforeAll(async () => {
    desk = await SigningDesk.open();
    await desk.giveLogins(password);
  }, 60_000);
  afterEach(() => desk.admin.query('delete from second_factor; truncate rate_window'));
  afterAll(() => desk?.close());

  const ask = (method: Method, url: string, { as = 'L2', body, api = desk.api }: Asking = {}) =>
    api.inject({
      method,
      url,
      headers: { ...desk.headers(as), 'idempotency-key': randomUUID() },
      ...(body ? { payload: body } : {}),
    });
  interface Asking {
    readonly as?: string;
    readonly body?: object;
    readonly api?: typeof desk.api;
  }
  const problem = (answer: { statusCode: number; json: () => { type: string } }) => [
    answer.statusCode,
    answer.json().type,
  ];

  /** Enrolled, and confirmed some days ago: this minute’s codes are unused. */
  const confirmed = async () => {
    const { secret } = (await ask('PUT', factor, { body: { password } })).json<EnrolledFactor>();
    const answer = await ask('PUT', `${factor}/confirmation`, { body: { code: codeOf(secret) } });
    expect(answer.statusCode).toBe(200);
    await desk.admin.query('update second_factor set last_step = 0');
    return { secret, recoveryCodes: answer.json<RecoveryCodes>().recoveryCodes };
  };
  /** The desk goes on with the cookie that the answer brings. */
  const stepUp = async (code: string) => {
    const answer = await ask('POST', '/api/v1/session/step-up', { body: { code } });
    const [, token] = /^__Host-zeren=([\w-]{43}); Path=\/; HttpOnly; Secure; SameSite=Lax$/.exec(
      String(answer.headers['set-cookie']),
    ) ?? [undefined, undefined];
    if (token) desk.goOnWith('L2', token);
    return answer;
  };
  const assuranceOf = async (taskId: string) => {
    const { rows } = await desk.admin.query<{ assurance: string; payload: string }>(
      'select a.assurance, e.payload from act a join ledger_entry e on e.id = a.id where a.task_id = $1',
      [taskId],
    );
    return [rows[0]?.assurance, JSON.parse(rows[0]?.payload ?? '{}').assurance];
  };

  it('is set up with the password and holds from its first code on', async () => {
    expect((await ask('GET', factor)).json()).toEqual({ state: 'none', recoveryCodesLeft: 0 });
    expect(problem(await ask('PUT', factor, { body: { password: 'wrong' } }))).toEqual([
      401,
      '/problems/wrong-credentials',
    ]);
    const enrolled = (await ask('PUT', factor, { body: { password } })).json<EnrolledFactor>();
    expect(enrolled.uri).toContain(`secret=${enrolled.secret}`);
    expect((await ask('GET', factor)).json()).toEqual({ state: 'enrolled', recoveryCodesLeft: 0 });
    expect(problem(await stepUp(codeOf(enrolled.secret)))).toEqual([409, '/problems/second-factor-missing']);
    const { secret } = (await ask('PUT', factor, { body: { password } })).json<EnrolledFactor>();
    const confirm = (code: string) => ask('PUT', `${factor}/confirmation`, { body: { code } });
    expect(problem(await confirm(codeOf(enrolled.secret)))).toEqual([422, '/problems/wrong-code']);
    const answer = await confirm(codeOf(secret));
    expect(answer.json<RecoveryCodes>().recoveryCodes).toHaveLength(10);
    expect((await ask('GET', factor)).json()).toEqual({ state: 'confirmed', recoveryCodesLeft: 10 });
    expect(problem(await confirm(codeOf(secret, 1)))).toEqual([409, '/problems/second-factor-exists']);
    expect(problem(await ask('PUT', factor, { body: { password } }))).toEqual([409, '/problems/second-factor-exists']);
  });

  it('keeps its secret sealed, under the key that comes first, and opens what is older', async () => {
    const { secret } = await confirmed();
    const stored = async () =>
      (await desk.admin.query<{ secret: string }>('select secret from second_factor')).rows[0]?.secret ?? '';
    const before = await stored();
    expect(before).toMatch(/^zs1\.[0-9a-f]{8}\.[\w-]+$/);
    expect(before).not.toContain(secret);

    const factorKeys = ['fb'.repeat(32), 'fa'.repeat(32)] as const;
    const rotated = await createApi(anApiConfig(desk.database.appUrl, { factorKeys }));
    try {
      const stepUpThere = (code: string) => ask('POST', '/api/v1/session/step-up', { body: { code }, api: rotated });
      expect((await stepUpThere(codeOf(secret))).statusCode).toBe(200);
      expect((await stored()).slice(0, 12)).not.toBe(before.slice(0, 12));
      await desk.signIn('L2');
      await desk.admin.query('update second_factor set secret = $1, last_step = 0', [secret]);
      expect((await stepUpThere(codeOf(secret))).statusCode).toBe(200);
      expect(await stored()).toMatch(/^zs1\./);
    } finally {
      await rotated.close();
    }
    await desk.signIn('L2');
  });

  it('leaves neither secret nor code in the record of an answer', async () => {
    const { secret, recoveryCodes } = await confirmed();
    await stepUp(codeOf(secret));
    const kept = `answer like '%' || $1 || '%'`;
    for (const text of [secret, recoveryCodes[0]]) expect(await desk.count('idempotency_record', kept, [text])).toBe(0);
    expect(await desk.count('recovery_code', 'code_sha256 = any ($1)', [recoveryCodes])).toBe(0);
  });

  it('raises the session under a new token, and acts done meanwhile say so', async () => {
    const { secret } = await confirmed();
    const before = await desk.signIn('L2');
    const [first, second, third] = [await desk.letter(), await desk.letter(), await desk.letter()];
    await desk.act(first.bearer);
    expect(await assuranceOf(first.bearer)).toEqual(['session', 'session']);

    const answer = await stepUp(codeOf(secret));
    expect([answer.statusCode, answer.json().person.code]).toEqual([200, 'P-L2']);
    const old = await desk.api.inject({ url: '/api/v1/session', headers: { cookie: before.cookie } });
    expect(old.statusCode).toBe(401);
    expect((await desk.act(second.bearer)).statusCode).toBe(200);
    expect(await assuranceOf(second.bearer)).toEqual(['one-time-code', 'one-time-code']);
    const listed = (await ask('GET', '/api/v1/sessions')).json<OpenSession[]>();
    expect(listed.find(({ current }) => current)?.assurance).toBe('one-time-code');

    await desk.admin.query(
      `update session set stepped_up_at = now() - interval '5 minutes 1 second' where person_id = $1`,
      [before.id],
    );
    expect((await desk.act(third.bearer)).statusCode).toBe(200);
    expect(await assuranceOf(third.bearer)).toEqual(['session', 'session']);
    expect(await desk.count('ledger_entry', `kind = 'session.stepped-up' and actor = $1`, [before.id])).toBeGreaterThan(
      0,
    );
  });

  it('takes a code once, also when it is typed twice at the same instant', async () => {
    const { secret } = await confirmed();
    const code = codeOf(secret, 1);
    const others = [await desk.signIn('L2'), await desk.signIn('L2')];
    const racing = await Promise.all(
      others.map(({ cookie }) =>
        desk.api.inject({
          method: 'POST',
          url: '/api/v1/session/step-up',
          headers: { cookie, 'sec-fetch-site': 'same-origin', 'idempotency-key': randomUUID() },
          payload: { code },
        }),
      ),
    );
    expect(racing.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 422]);
    await desk.signIn('L2');
    expect(problem(await stepUp(code))).toEqual([422, '/problems/wrong-code']);
    expect(problem(await stepUp(codeOf(secret)))).toEqual([422, '/problems/wrong-code']);
  });

  it('is replaced by a recovery code, each once, on the day the phone is lost', async () => {
    const [code = '', other = ''] = (await confirmed()).recoveryCodes;
    expect((await stepUp(code.toUpperCase())).statusCode).toBe(200);
    expect(problem(await stepUp(code))).toEqual([422, '/problems/wrong-code']);
    expect((await ask('GET', factor)).json()).toEqual({ state: 'confirmed', recoveryCodesLeft: 9 });
    expect((await stepUp(other)).statusCode).toBe(200);
  });

  it('is not to be guessed: five failures, then a quarter of an hour, in every process', async () => {
    const { secret } = await confirmed();
    const right = ([0, 1, 2] as const).map((ahead) => codeOf(secret, ahead));
    const wrong = ['000000', '111111', '222222', '333333'].find((code) => !right.includes(code)) ?? '';
    for (let i = 0; i < 5; i++) expect(problem(await stepUp(wrong))).toEqual([422, '/problems/wrong-code']);
    const refused = await stepUp(codeOf(secret));
    expect(problem(refused)).toEqual([429, '/problems/too-many-requests']);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    const other = await createApi(anApiConfig(desk.database.appUrl));
    try {
      const elsewhere = await ask('POST', '/api/v1/session/step-up', { body: { code: codeOf(secret) }, api: other });
      expect(elsewhere.statusCode).toBe(429);
    } finally {
      await other.close();
    }
    await desk.admin.query('update rate_window set ends_at = now()');
    expect((await stepUp(codeOf(secret))).statusCode).toBe(200);
    expect(await desk.count('rate_window', `key like 'one-time-code:%'`)).toBe(0);
    expect(rateLimitsOf('demo')['one-time-code'].count).toBe(5);
  });

  it('goes with a code of it, or by an administrator, and with it its recovery codes', async () => {
    const { secret } = await confirmed();
    await desk.signIn('L2');
    expect(problem(await ask('DELETE', factor))).toEqual([403, '/problems/step-up-required']);
    await stepUp(codeOf(secret));
    expect((await ask('DELETE', factor)).statusCode).toBe(204);
    expect(problem(await ask('DELETE', factor))).toEqual([409, '/problems/second-factor-missing']);

    await confirmed();
    const ofL2 = `/api/v1/persons/${desk.person('L2').id}/second-factor`;
    for (const as of ['L1', 'S01', 'A1']) expect((await ask('DELETE', ofL2, { as })).statusCode).toBe(403);
    expect((await ask('DELETE', ofL2, { as: 'S99' })).statusCode).toBe(204);
    expect((await ask('DELETE', ofL2, { as: 'S99' })).statusCode).toBe(404);
    expect(await desk.count('recovery_code')).toBe(0);
    expect(
      await desk.count('ledger_entry', `kind = 'second-factor.removed' and actor = $1`, [desk.person('S99').id]),
    ).toBe(1);
  });

  describe('where it is necessary for signing', () => {
    let strict: typeof desk.api;

    beforeAll(async () => {
      strict = await createApi(anApiConfig(desk.database.appUrl, { signatureAssurance: 'one-time-code' }));
    });
    afterAll(() => strict?.close());

    const act = (taskId: string, body: object, as = 'L2') =>
      ask('POST', `/api/v1/tasks/${taskId}/acts`, { as, body, api: strict });
    const signature = { kind: 'sign', documentSha256: textSha256 };

    it('refuses a signature without it, and one that comes too late', async () => {
      const { secret } = await confirmed();
      const { bearer } = await desk.letter();
      await desk.signIn('L2');
      expect(problem(await act(bearer, signature))).toEqual([403, '/problems/step-up-required']);
      expect(await desk.count('act', 'task_id = $1', [bearer])).toBe(0);
      await stepUp(codeOf(secret));
      await desk.admin.query(`update session set stepped_up_at = now() - interval '5 minutes' where person_id = $1`, [
        desk.person('L2').id,
      ]);
      expect(problem(await act(bearer, signature))).toEqual([403, '/problems/step-up-required']);
      await stepUp(codeOf(secret, 1));
      expect((await act(bearer, signature)).statusCode).toBe(200);
      expect(await assuranceOf(bearer)).toEqual(['one-time-code', 'one-time-code']);
    });

    it.each([
      ['sign-letter', signature],
      ['witness-letter', { kind: 'witness', documentSha256: textSha256 }],
      ['confirm-letter', { kind: 'confirm', documentSha256: textSha256 }],
      ['accept-review', { kind: 'confirm', comment: '同意' }],
    ])('%s takes one within five minutes, and the evidence says which', async (kind, body) => {
      const { secret } = await confirmed();
      const taskId = await desk.task({ kind });
      await desk.signIn('L2');
      expect(problem(await act(taskId, body))).toEqual([403, '/problems/step-up-required']);
      expect(await desk.count('act', 'task_id = $1', [taskId])).toBe(0);
      await stepUp(codeOf(secret));
      expect((await act(taskId, body)).statusCode).toBe(200);
      expect(await assuranceOf(taskId)).toEqual(['one-time-code', 'one-time-code']);
    });

    it('asks for nothing when somebody confirms on paper, or does what is no signature', async () => {
      const [paper, done] = [await desk.task({ kind: 'confirm-letter' }), await desk.task({ kind: 'hold-talk' })];
      const onPaper = { scanSha256: 'a'.repeat(64), witnessPost: 'S01', signedOn: '2026-11-20' };
      await desk.signIn('L2');
      expect((await act(paper, { kind: 'confirm', onPaper }, 'S01')).statusCode).toBe(200);
      expect((await act(done, { kind: 'file', text: '已谈' })).statusCode).toBe(200);
    });

    it('asks for nothing when somebody sends a letter back, or when it was signed on paper', async () => {
      const [returned, paper] = [await desk.letter(), await desk.letter()];
      expect((await act(returned.bearer, { kind: 'return', reason: '数字有误' })).statusCode).toBe(200);
      const onPaper = { scanSha256: 'a'.repeat(64), witnessPost: 'S01', signedOn: '2026-11-20' };
      expect((await act(paper.bearer, { ...signature, onPaper }, 'S01')).statusCode).toBe(200);
    });
  });
});
