import { createApi } from '@zeren/api';
import { rateLimitsOf, type ApiConfig, type RateLimits } from '@zeren/config';
import { newId } from '@zeren/database';
import { anApiConfig } from '../support/an-api-config';
import { SigningDesk, textSha256 } from '../support/signing-desk';
import { until } from '../support/until';

type Api = Awaited<ReturnType<typeof createApi>>;

const generous = rateLimitsOf('demo');

describe('rate limits, on a real PostgreSQL', () => {
  let desk: SigningDesk;
  const started: Api[] = [];

  beforeAll(async () => {
    desk = await SigningDesk.open();
  }, 60_000);
  afterEach(async () => {
    await Promise.all(started.splice(0).map((api) => api.close()));
    await desk.admin.query('truncate rate_window');
  });
  afterAll(() => desk?.close());

  /** One more process of the api, on the same database. */
  const api = async (limits: Partial<RateLimits>, over: Partial<ApiConfig> = {}): Promise<Api> => {
    const rateLimits = { ...generous, ...limits };
    const created = await createApi(anApiConfig(desk.database.appUrl, { rateLimits, ...over }));
    started.push(created);
    return created;
  };
  const login = (on: Api, name: string, headers: Record<string, string> = {}, remoteAddress = '192.0.2.7') =>
    on.inject({
      method: 'POST',
      url: '/api/v1/session',
      headers: { 'sec-fetch-site': 'same-origin', ...headers },
      payload: { login: name, password: 'not the password' },
      remoteAddress,
    });
  const countOf = async (action: string): Promise<number> => {
    const { rows } = await desk.admin.query<{ count: number }>(
      `select coalesce(sum(count), 0)::int as count from rate_window where key like $1 || ':%'`,
      [action],
    );
    return rows[0]?.count ?? 0;
  };

  it('lets a login be tried so often in all, whichever process is asked, and says when to come back', async () => {
    const limits = { 'login-account': { count: 3, windowS: 900 } };
    const [one, other] = [await api(limits), await api(limits)];
    const tried = [await login(one, 'P-X1'), await login(other, 'P-X1'), await login(one, 'P-X1')];
    expect(tried.map(({ statusCode }) => statusCode)).toEqual([401, 401, 401]);
    for (const refused of [await login(one, 'P-X1'), await login(other, 'P-X1')]) {
      expect([refused.statusCode, refused.json().type]).toEqual([429, '/problems/too-many-requests']);
      const retryAfter = Number(refused.headers['retry-after']);
      expect(retryAfter).toBeGreaterThan(0);
      expect(retryAfter).toBeLessThanOrEqual(900);
      expect(refused.headers).toMatchObject({
        'ratelimit-limit': '3',
        'ratelimit-remaining': '0',
        'ratelimit-reset': String(retryAfter),
      });
    }
    expect((await login(other, 'P-X2')).statusCode).toBe(401);
  });

  describe('of logins, with the limits of production', () => {
    const password = 'a long enough password';
    const attempt = async (on: Api, remoteAddress: string, typed: string, cookie?: string) =>
      on.inject({
        method: 'POST',
        url: '/api/v1/session',
        headers: { 'sec-fetch-site': 'same-origin', ...(cookie ? { cookie } : {}) },
        payload: { login: `P-L2-${desk.organisationId}`, password: typed },
        remoteAddress,
      });
    const deviceOf = (answer: { headers: Record<string, unknown> }): string =>
      (answer.headers['set-cookie'] as string[])[1]?.split(';', 1)[0] ?? '';
    const production = rateLimitsOf('production');
    let [one, other]: Api[] = [];

    beforeAll(() => desk.giveLogins(password));
    afterAll(() => desk.signIn('L2'));
    beforeEach(async () => {
      [one, other] = [await api(production), await api(production)];
    });

    const on = (api: Api | undefined): Api => {
      if (!api) throw new Error('no api');
      return api;
    };

    it('stop a stranger at one address, and not the owner at another', async () => {
      const guesses: number[] = [];
      for (let i = 0; i < 60; i++)
        guesses.push((await attempt(on(i % 2 ? one : other), '198.51.100.1', `guess ${i}`)).statusCode);
      expect(guesses).toEqual([...Array<number>(10).fill(401), ...Array<number>(50).fill(429)]);
      expect((await attempt(on(one), '198.51.100.1', password)).statusCode).toBe(429);
      expect((await attempt(on(one), '192.0.2.7', password)).statusCode).toBe(200);
      expect((await attempt(on(other), '192.0.2.8', password)).statusCode).toBe(200);
    });

    it('slow down guessing from many addresses, and not the owner where he has logged in before', async () => {
      const first = await attempt(on(one), '192.0.2.7', password);
      const device = deviceOf(first);
      expect(device).toMatch(/^__Host-zeren-device=/);
      const guesses: number[] = [];
      for (let i = 0; i < 60; i++)
        guesses.push((await attempt(on(i % 2 ? one : other), `198.51.100.${i}`, `guess ${i}`)).statusCode);
      expect(guesses).toEqual([...Array<number>(50).fill(401), ...Array<number>(10).fill(429)]);
      expect((await attempt(on(one), '192.0.2.9', password)).statusCode).toBe(429);
      const again = await attempt(on(other), '198.51.100.1', password, device);
      expect([again.statusCode, deviceOf(again)]).toEqual([200, device]);
    });

    it('count failures on a known device by themselves, and take no other device for it', async () => {
      const device = deviceOf(await attempt(on(one), '192.0.2.7', password));
      const made = `__Host-zeren-device=${'A'.repeat(43)}`;
      for (let i = 0; i < 10; i++) expect((await attempt(on(one), '192.0.2.7', 'wrong', device)).statusCode).toBe(401);
      expect((await attempt(on(other), '192.0.2.7', password, device)).statusCode).toBe(429);
      expect((await attempt(on(one), '192.0.2.7', password)).statusCode).toBe(200);
      for (let i = 0; i < 10; i++) await attempt(on(one), '198.51.100.1', 'wrong', made);
      expect((await attempt(on(one), '198.51.100.1', password, made)).statusCode).toBe(429);
    });

    it('count failures only: whoever types his password right may do so as often as he likes', async () => {
      for (let i = 0; i < 12; i++) expect((await attempt(on(one), '192.0.2.7', password)).statusCode).toBe(200);
      expect(await countOf('login-account')).toBe(0);
      expect(await countOf('login-address')).toBe(0);
    });

    it('forget where a person is known when an administrator ends his sessions', async () => {
      const device = deviceOf(await attempt(on(one), '192.0.2.7', password));
      await desk.admin.query(`update rate_window set count = 1000 where key like 'login-account:%'`);
      const headers = desk.headers('S99');
      const url = `/api/v1/persons/${desk.person('L2').id}/sessions`;
      expect((await on(one).inject({ method: 'DELETE', url, headers })).statusCode).toBe(204);
      expect((await attempt(on(one), '192.0.2.7', password, device)).statusCode).toBe(429);
    });
  });

  it('does not begin anew when the api does, but when the window is over', async () => {
    const limits = { 'login-account': { count: 1, windowS: 900 } };
    const before = await api(limits);
    expect((await login(before, 'P-X1')).statusCode).toBe(401);
    await before.close();
    const after = await api(limits);
    expect((await login(after, 'P-X1')).statusCode).toBe(429);
    await desk.admin.query('update rate_window set ends_at = now()');
    expect((await login(after, 'P-X1')).statusCode).toBe(401);
  });

  it('counts by the address of the connection, whatever a client says of itself', async () => {
    const on = await api({ 'login-address': { count: 2, windowS: 900 } });
    const forged = (n: number) => login(on, `P-Y${n}`, { 'x-forwarded-for': `198.51.100.${n}` });
    expect((await forged(1)).statusCode).toBe(401);
    expect((await forged(2)).statusCode).toBe(401);
    expect((await forged(3)).statusCode).toBe(429);
    expect((await login(on, 'P-Y4', {}, '192.0.2.8')).statusCode).toBe(401);
  });

  it('believes a proxy that the configuration names, and no further', async () => {
    const on = await api({ 'login-address': { count: 1, windowS: 900 } }, { trustedProxies: ['10.0.0.0/8'] });
    const through = (forwarded: string, proxy = '10.0.0.2') =>
      login(on, `P-Z-${newId()}`, { 'x-forwarded-for': forwarded }, proxy);
    expect((await through('198.51.100.1')).statusCode).toBe(401);
    expect((await through('198.51.100.2')).statusCode).toBe(401);
    expect((await through('203.0.113.9, 198.51.100.2')).statusCode).toBe(429);
    expect((await through('198.51.100.3', '192.0.2.9')).statusCode).toBe(401);
    expect((await through('198.51.100.4', '192.0.2.9')).statusCode).toBe(429);
  });

  it('keeps neither login nor address in clear', async () => {
    await login(await api({}), 'P-someone');
    const { rows } = await desk.admin.query<{ key: string }>('select key from rate_window');
    expect(rows.map(({ key }) => key).toSorted()).toEqual([
      expect.stringMatching(/^login-account:[0-9a-f]{64}$/),
      expect.stringMatching(/^login-address:[0-9a-f]{64}$/),
      expect.stringMatching(/^login-source:[0-9a-f]{64}$/),
    ]);
  });

  it('takes away windows that are long over', async () => {
    await desk.admin.query(
      `insert into rate_window select 'login-account:' || n, 1, now() - interval '1 hour' from generate_series(1, 30) n`,
    );
    const on = await api({});
    await login(on, 'P-X1');
    await login(on, 'P-X2');
    expect(await desk.count('rate_window', 'ends_at < now()')).toBe(0);
  });

  it('refuses logins and goes on serving readers when nothing can be counted', async () => {
    const on = await api({});
    const readers = { headers: desk.headers('L2'), url: '/api/v1/session' };
    await desk.admin.query('revoke execute on function add_to_rate_windows from zeren_app');
    try {
      const refused = await login(on, 'P-X1');
      expect([refused.statusCode, refused.json().type]).toEqual([503, '/problems/unavailable']);
      expect((await on.inject(readers)).statusCode).toBe(200);
    } finally {
      await desk.admin.query('grant execute on function add_to_rate_windows to zeren_app');
    }
  });

  const reads = async (on: Api, count: number, as = 'L2', url = '/api/v1/session') => {
    const answers: number[] = [];
    for (let i = 0; i < count; i++) answers.push((await on.inject({ url, headers: desk.headers(as) })).statusCode);
    return answers;
  };

  it('counts what a person asks in the process, tells the others, and loses nothing by a restart', async () => {
    const limits = { 'api-person': { count: 10, windowS: 60 } };
    const [one, other] = [await api(limits), await api(limits)];
    expect(await reads(one, 6)).toEqual(Array(6).fill(200));
    await one.close();
    expect(await countOf('api-person')).toBe(6);
    expect(await reads(other, 1)).toEqual([200]);
    await until('the second process has told its count', async () => (await countOf('api-person')) === 7);
    expect(await reads(other, 4)).toEqual([200, 200, 200, 429]);
    expect(await reads(other, 1, 'L1')).toEqual([200]);
  });

  it('counts an organisation as a whole', async () => {
    const on = await api({ 'api-organisation': { count: 3, windowS: 60 } });
    expect(await reads(on, 2, 'L1')).toEqual([200, 200]);
    expect(await reads(on, 2, 'L2')).toEqual([200, 429]);
  });

  it('lets an auditor search less often than he reads', async () => {
    const on = await api({ 'audit-search': { count: 2, windowS: 60 } });
    expect(await reads(on, 3, 'A1', `/api/v1/ledger?cycleId=${desk.cycleId}`)).toEqual([200, 200, 429]);
    expect(await reads(on, 1, 'A1', '/api/v1/organisation')).toEqual([200]);
  });

  it('keeps nobody from acting', async () => {
    const on = await api({ 'api-person': { count: 1, windowS: 60 } });
    expect(await reads(on, 2)).toEqual([200, 429]);
    const { bearer } = await desk.letter();
    const acted = await on.inject({
      method: 'POST',
      url: `/api/v1/tasks/${bearer}/acts`,
      headers: { ...desk.headers('L2'), 'idempotency-key': newId() },
      payload: { kind: 'sign', documentSha256: textSha256 },
    });
    expect(acted.statusCode).toBe(200);
  });
});
