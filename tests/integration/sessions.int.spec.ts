import { createApi } from '@zeren/api';
import type { OpenSession } from '@zeren/api-contracts';
import { once } from 'node:events';
import { request } from 'node:http';
import { anApiConfig } from '../support/an-api-config';
import { SigningDesk } from '../support/signing-desk';

const password = 'a long enough password';

describe('the sessions of a person', () => {
  let desk: SigningDesk;

  beforeAll(async () => {
    desk = await SigningDesk.open();
    await desk.giveLogins(password);
  }, 60_000);
  afterAll(() => desk?.close());

  const loginOf = (post: string) => `P-${post}-${desk.organisationId}`;
  const login = (post: string, headers: Record<string, string> = {}, api = desk.api) =>
    api.inject({
      method: 'POST',
      url: '/api/v1/session',
      headers: { 'sec-fetch-site': 'same-origin', ...headers },
      payload: { login: loginOf(post), password },
    });
  const cookieOf = ({ headers }: { headers: Record<string, unknown> }) =>
    String(headers['set-cookie']).split(';', 1)[0]!;
  const ask = (cookie: string, url = '/api/v1/session', method: 'GET' | 'DELETE' = 'GET') =>
    desk.api.inject({ method, url, headers: { cookie, 'sec-fetch-site': 'same-origin' } });
  const statusOf = async (cookie: string) => (await ask(cookie)).statusCode;
  const listed = async (cookie: string) => (await ask(cookie, '/api/v1/sessions')).json<OpenSession[]>();
  const endings = (post: string) =>
    desk.count('ledger_entry', `kind = 'session.ended' and subject_id = $1`, [desk.person(post).id]);

  it('are listed to himself, without what would open them', async () => {
    const { cookie, sessionSha256 } = await desk.signIn('L1');
    const answer = await ask(cookie, '/api/v1/sessions');
    const sessions = answer.json<OpenSession[]>();
    expect(sessions.map(({ current }) => current).toSorted()).toEqual([false, true]);
    expect(Object.keys(sessions[0] ?? {}).toSorted()).toEqual(
      ['assurance', 'current', 'expiresAt', 'id', 'openedAt', 'seenAt'].toSorted(),
    );
    expect(answer.body).not.toContain(sessionSha256);
    expect(answer.body).not.toContain(cookie.split('=')[1]);
  });

  it('end one by one, and somebody else’s does not', async () => {
    const [mine, other] = [await desk.signIn('L2'), await desk.signIn('L2')];
    const theirs = (await listed(desk.person('S01').cookie))[0]!;
    const wanted = (await listed(mine.cookie)).find(({ current }) => current)!;
    expect((await ask(other.cookie, `/api/v1/sessions/${theirs.id}`, 'DELETE')).statusCode).toBe(404);
    expect((await ask(other.cookie, `/api/v1/sessions/${wanted.id}`, 'DELETE')).statusCode).toBe(204);
    expect([await statusOf(mine.cookie), await statusOf(other.cookie)]).toEqual([401, 200]);
    expect(await statusOf(desk.person('S01').cookie)).toBe(200);
    expect(await endings('L2')).toBe(1);
  });

  it('end all but the one that asks', async () => {
    const [one, other, asking] = [await desk.signIn('L2'), await desk.signIn('L2'), await desk.signIn('L2')];
    expect((await ask(asking.cookie, '/api/v1/sessions', 'DELETE')).statusCode).toBe(204);
    expect(await Promise.all([one, other, asking].map(({ cookie }) => statusOf(cookie)))).toEqual([401, 401, 200]);
    expect(await listed(asking.cookie)).toHaveLength(1);
  });

  it('end all at the word of an administrator, and of nobody else', async () => {
    const { id, cookie } = await desk.signIn('L1');
    const all = `/api/v1/persons/${id}/sessions`;
    for (const post of ['L2', 'S01', 'A1'])
      expect((await ask((await desk.signIn(post)).cookie, all, 'DELETE')).statusCode).toBe(403);
    expect((await ask(desk.person('S99').cookie, all, 'DELETE')).statusCode).toBe(204);
    expect(await desk.count('session', 'person_id = $1', [id])).toBe(0);
    expect(await statusOf(cookie)).toBe(401);
    const { rows } = await desk.admin.query<{ actor: string; payload: string }>(
      `select actor, payload from ledger_entry where kind = 'session.ended' and subject_id = $1`,
      [id],
    );
    expect(rows.map(({ actor }) => actor)).toEqual([desk.person('S99').id]);
    const nobody = `/api/v1/persons/${desk.organisationId}/sessions`;
    expect((await ask(desk.person('S99').cookie, nobody, 'DELETE')).statusCode).toBe(404);
  });

  it('are replaced by the next login from the same place, not added to', async () => {
    const first = cookieOf(await login('L2'));
    expect(await statusOf(first)).toBe(200);
    const second = cookieOf(await login('L2', { cookie: first }));
    expect(second).not.toBe(first);
    expect([await statusOf(first), await statusOf(second)]).toEqual([401, 200]);
    const asSomebodyElse = cookieOf(await login('S01', { cookie: second }));
    expect([await statusOf(second), await statusOf(asSomebodyElse)]).toEqual([401, 200]);
  });

  it('survive an attempt that fails', async () => {
    const { cookie } = await desk.signIn('S01');
    const failed = await desk.api.inject({
      method: 'POST',
      url: '/api/v1/session',
      headers: { 'sec-fetch-site': 'same-origin', cookie },
      payload: { login: loginOf('S01'), password: 'wrong' },
    });
    expect([failed.statusCode, await statusOf(cookie)]).toEqual([401, 200]);
  });

  it.each([
    ['half an hour without a request', `seen_at = now() - interval '30 minutes 1 second'`],
    ['twelve hours', `expires_at = now() - interval '1 second'`],
  ])('are over after %s', async (_, aging) => {
    const { cookie, sessionSha256 } = await desk.signIn('L2');
    await desk.admin.query(`update session set ${aging} where token_sha256 = $1`, [sessionSha256]);
    expect(await statusOf(cookie)).toBe(401);
  });

  it('last twelve hours from the login, however often they are used', async () => {
    await login('L2');
    const { rows } = await desk.admin.query<{ hours: number }>(
      `select round(extract(epoch from expires_at - opened_at) / 3600)::int as hours from session where person_id = $1 order by opened_at desc limit 1`,
      [desk.person('L2').id],
    );
    expect(rows).toEqual([{ hours: 12 }]);
  });

  it('are gone in the transaction that closes the account', async () => {
    const { id } = await desk.signIn('L2');
    await desk.admin.query('begin');
    await desk.admin.query('update account set enabled = false where person_id = $1', [id]);
    const inside = await desk.count('session', 'person_id = $1', [id]);
    await desk.admin.query('rollback');
    expect([inside, await desk.count('session', 'person_id = $1', [id])]).toEqual([0, expect.any(Number)]);
    expect(await desk.count('session', 'person_id = $1', [id])).toBeGreaterThan(0);
  });

  it('are kept awake by requests, not by an open stream', async () => {
    await desk.api.listen(0, '127.0.0.1');
    const { sessionSha256 } = await desk.signIn('S99');
    const stream = request(`${await desk.api.getUrl()}/api/v1/events`, { headers: desk.headers('S99') }).end();
    const [response] = await once(stream, 'response');
    response.resume();
    await desk.admin.query(`update session set seen_at = now() - interval '31 minutes' where token_sha256 = $1`, [
      sessionSha256,
    ]);
    await once(response, 'end');
    expect(
      await desk.count('session', `token_sha256 = $1 and seen_at < now() - interval '30 minutes'`, [sessionSha256]),
    ).toBe(1);
  }, 30_000);

  it('are not opened in production by an account of the demonstration', async () => {
    const production = await createApi(anApiConfig(desk.database.appUrl, { mode: 'production' }));
    try {
      expect((await login('L1', {}, production)).statusCode).toBe(200);
      await desk.admin.query('update account set is_demo = true where person_id = $1', [desk.person('L1').id]);
      const refused = await login('L1', {}, production);
      expect([refused.statusCode, refused.json().type]).toEqual([401, '/problems/wrong-credentials']);
      expect((await login('L1')).statusCode).toBe(200);
      const oneClick = { method: 'POST', url: '/api/v1/session/demo', payload: { as: 'office' } } as const;
      const headers = { 'sec-fetch-site': 'same-origin' };
      expect((await production.inject({ ...oneClick, headers })).statusCode).toBe(404);
    } finally {
      await production.close();
    }
  });
});
