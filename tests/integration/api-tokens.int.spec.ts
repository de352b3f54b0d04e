import { createApi } from '@zeren/api';
import type { ApiTokenView, CreatedApiToken, OpenSession, TokenScope } from '@zeren/api-contracts';
import { randomUUID } from 'node:crypto';
import { anApiConfig } from '../support/an-api-config';
import { SigningDesk, textSha256 } from '../support/signing-desk';

type Method = 'GET' | 'PUT' | 'POST' | 'DELETE';

const password = 'a long enough password';
const tokens = '/api/v1/session/api-tokens';

describe('api tokens', () => {
  let desk: SigningDesk;

  beforeAll(async () => {
    desk = await SigningDesk.open();
    await desk.giveLogins(password);
  }, 60_000);
  afterEach(() => desk.admin.query('delete from api_token; truncate rate_window'));
  afterAll(() => desk?.close());

  const ask = (method: Method, url: string, headers: Record<string, string>, body?: object, api = desk.api) =>
    api.inject({
      method,
      url,
      headers: { 'idempotency-key': randomUUID(), ...headers },
      ...(body ? { payload: body } : {}),
    });
  const make = (body: object, as = 'L2') => ask('PUT', tokens, desk.headers(as), { name: '对账', days: 30, ...body });
  const made = async (scopes: readonly TokenScope[], as = 'L2') =>
    (await make({ scopes, password }, as)).json<CreatedApiToken>();
  const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` });
  const problem = (answer: { statusCode: number; json: () => { type: string } }) => [
    answer.statusCode,
    answer.json().type.replace('/problems/', ''),
  ];
  const me = (secret: string, more: Record<string, string> = {}) =>
    ask('GET', '/api/v1/session', { ...bearer(secret), ...more });

  it('are made with a current factor, shown once, kept as a hash, listed with their last use', async () => {
    expect(problem(await make({ scopes: ['read'] }))).toEqual([401, 'wrong-credentials']);
    expect(problem(await make({ scopes: ['read'], password: 'wrong' }))).toEqual([401, 'wrong-credentials']);
    for (const wrong of [{ scopes: [] }, { scopes: ['everything'] }, { scopes: ['read'], days: 366 }])
      expect((await make({ password, ...wrong })).statusCode).toBe(400);

    const { secret, token } = await made(['read', 'read']);
    expect(secret).toMatch(/^zrn_[\w-]{43}$/);
    expect(token).toMatchObject({ name: '对账', scopes: ['read'], usedAt: null });
    const { rows } = await desk.admin.query<{ row: string }>('select t::text as row from api_token t');
    expect(rows[0]?.row).not.toContain(secret);
    expect(await desk.count('idempotency_record', `answer like '%zrn\\_%'`)).toBe(0);

    expect((await me(secret)).json().person.code).toBe('P-L2');
    const listed = (await ask('GET', tokens, desk.headers('L2'))).json<ApiTokenView[]>();
    expect(listed.map(({ id, usedAt }) => [id, usedAt !== null])).toEqual([[token.id, true]]);
    expect((await ask('GET', tokens, desk.headers('L1'))).json()).toEqual([]);
    expect(
      await desk.count('ledger_entry', `kind = 'api-token.created' and payload like '%' || $1 || '%'`, [token.id]),
    ).toBe(1);
  });

  it('open nothing when altered, together with a cookie, as a cookie, or in another place', async () => {
    const { secret } = await made(['read']);
    const altered = `${secret.slice(0, -1)}${secret.endsWith('A') ? 'B' : 'A'}`;
    for (const wrong of [altered, secret.slice(4), `zrn_${'A'.repeat(43)}`, `${secret}A`, secret.toUpperCase()])
      expect(problem(await me(wrong))).toEqual([401, 'unauthenticated']);
    const cookie = `__Host-zeren=${secret.slice(4)}`;
    expect(problem(await me(secret, { cookie: 'theme=dark' }))).toEqual([401, 'unauthenticated']);
    expect(problem(await ask('GET', '/api/v1/session', { cookie }))).toEqual([401, 'unauthenticated']);
    expect(problem(await ask('GET', `/api/v1/session?token=${secret}`, {}))).toEqual([401, 'unauthenticated']);
    const own = desk.headers('L2')['cookie'] ?? '';
    expect(problem(await ask('POST', '/api/v1/records', { ...bearer(secret), cookie: own }, {}))).toEqual([
      403,
      'cross-site',
    ]);
  });

  it('do no more than their scopes, and never what is about who somebody is', async () => {
    const { secret } = await made(['read']);
    const { bearer: taskId } = await desk.letter();
    const body = { kind: 'sign', documentSha256: textSha256 };
    const act = (as: string) => ask('POST', `/api/v1/tasks/${taskId}/acts`, bearer(as), body);
    expect((await ask('GET', `/api/v1/tasks/${taskId}`, bearer(secret))).statusCode).toBe(200);
    expect(problem(await act(secret))).toEqual([403, 'token-scope']);
    expect(await desk.count('act', 'task_id = $1', [taskId])).toBe(0);

    const all = await made([
      'read',
      'act',
      'cycles',
      'evaluations',
      'meetings',
      'organisation',
      'plans',
      'records',
      'reports',
      'reviews',
    ]);
    for (const [method, url] of [
      ['GET', tokens],
      ['PUT', tokens],
      ['GET', '/api/v1/sessions'],
      ['DELETE', '/api/v1/sessions'],
      ['DELETE', '/api/v1/session'],
      ['GET', '/api/v1/session/passkeys'],
      ['PUT', '/api/v1/session/second-factor'],
      ['POST', '/api/v1/session/step-up'],
      ['PUT', '/api/v1/session/step-up/passkey'],
      ['PUT', `/api/v1/tasks/${taskId}/passkey-challenge`],
    ] as const)
      expect([url, ...problem(await ask(method, url, bearer(all.secret), {}))]).toEqual([url, 403, 'token-scope']);

    const acting = await made(['act']);
    expect(problem(await ask('GET', `/api/v1/tasks/${taskId}`, bearer(acting.secret)))).toEqual([403, 'token-scope']);
    expect((await act(acting.secret)).statusCode).toBe(200);
    const { rows } = await desk.admin.query<{ assurance: string }>('select assurance from act where task_id = $1', [
      taskId,
    ]);
    expect(rows).toEqual([{ assurance: 'session' }]);
  });

  it('do no more than their person, and sign nothing that takes more than a session', async () => {
    const { secret } = await made(['read', 'act', 'organisation']);
    expect(problem(await ask('POST', '/api/v1/organisation/imports', bearer(secret), {}))).toEqual([403, 'forbidden']);
    const { superior, bearer: own } = await desk.letter();
    const body = { kind: 'sign', documentSha256: textSha256 };
    expect(problem(await ask('POST', `/api/v1/tasks/${superior}/acts`, bearer(secret), body))).toEqual([
      404,
      'not-found',
    ]);
    await desk.admin.query(
      `update session set stepped_up_at = now() where person_id = $1 and assurance <> 'api-token'`,
      [desk.person('L2').id],
    );
    for (const [signatureAssurance, slug] of [
      ['one-time-code', 'step-up-required'],
      ['passkey', 'assurance-too-low'],
    ] as const) {
      const strict = await createApi(anApiConfig(desk.database.appUrl, { signatureAssurance }));
      try {
        const answer = await ask('POST', `/api/v1/tasks/${own}/acts`, bearer(secret), body, strict);
        expect(problem(answer)).toEqual([403, slug]);
      } finally {
        await strict.close();
      }
    }
  });

  it('hold until they are revoked, have expired, or their account is closed, from the next request on', async () => {
    const [one, other, third] = [await made(['read']), await made(['read']), await made(['read'])];
    expect((await me(one.secret)).statusCode).toBe(200);
    const revoke = (as: string) => ask('DELETE', `${tokens}/${one.token.id}`, desk.headers(as));
    expect((await revoke('L1')).statusCode).toBe(404);
    expect((await revoke('L2')).statusCode).toBe(204);
    expect(problem(await me(one.secret))).toEqual([401, 'unauthenticated']);

    expect((await me(other.secret)).statusCode).toBe(200);
    await desk.admin.query('update api_token set expires_at = now() where id = $1', [other.token.id]);
    expect(problem(await me(other.secret))).toEqual([401, 'unauthenticated']);

    expect((await me(third.secret)).statusCode).toBe(200);
    await desk.admin.query('update account set enabled = false where person_id = $1', [desk.person('L2').id]);
    expect(problem(await me(third.secret))).toEqual([401, 'unauthenticated']);
    await desk.admin.query('update account set enabled = true where person_id = $1', [desk.person('L2').id]);
    await desk.signIn('L2');
  });

  it('go on after a pause, are no session of the person’s, and end when an administrator ends those', async () => {
    const { secret } = await made(['read']);
    await me(secret);
    const listed = (await ask('GET', '/api/v1/sessions', desk.headers('L2'))).json<OpenSession[]>();
    expect(listed.map(({ assurance }) => assurance)).not.toContain('api-token');
    await desk.admin.query(`update session set seen_at = now() - interval '1 day' where assurance = 'api-token'`);
    expect((await me(secret)).statusCode).toBe(200);
    expect((await ask('DELETE', '/api/v1/sessions', desk.headers('L2'))).statusCode).toBe(204);
    await desk.admin.query(`delete from session where assurance = 'api-token'`);
    const fresh = await createApi(anApiConfig(desk.database.appUrl));
    try {
      expect((await ask('GET', '/api/v1/session', bearer(secret), undefined, fresh)).statusCode).toBe(200);
      const ofL2 = `/api/v1/persons/${desk.person('L2').id}/sessions`;
      expect((await ask('DELETE', ofL2, desk.headers('S99'))).statusCode).toBe(204);
      expect(problem(await ask('GET', '/api/v1/session', bearer(secret), undefined, fresh))).toEqual([
        401,
        'unauthenticated',
      ]);
    } finally {
      await fresh.close();
    }
    await desk.signIn('L2');
  });
});
