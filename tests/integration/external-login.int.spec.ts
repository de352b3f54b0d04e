import { createApi } from '@zeren/api';
import type { ExternalLogin, IdentityView } from '@zeren/api-contracts';
import { randomBytes } from 'node:crypto';
import { anApiConfig } from '../support/an-api-config';
import { cookieOf, ExternalLoginDesk, origin, password, problemOf, providerOf } from '../support/external-login-desk';
import { HostileIssuer, hs256, rs256, type Lie } from '../support/hostile-issuer';

const subject = 'subject-of-S01';
const hour = 3_600;

type Claims = Readonly<Record<string, unknown>>;
const without = (name: string): Lie => ({
  claims: (right) => Object.fromEntries(Object.entries(right).filter(([key]) => key !== name)),
});
const withClaims = (more: Claims): Lie => ({ claims: (right) => ({ ...right, ...more }) });
const seconds = () => Math.floor(Date.now() / 1_000);

describe('a login by another issuer', () => {
  let desk: ExternalLoginDesk;
  let issuer: HostileIssuer;
  let second: HostileIssuer;

  beforeAll(async () => {
    [issuer, second] = [await HostileIssuer.open(), await HostileIssuer.open()];
    desk = await ExternalLoginDesk.open([providerOf('house', issuer), providerOf('second', second)]);
    await desk.link('P-S01', issuer.url, subject);
  }, 60_000);
  afterEach(() => {
    issuer.lie = {};
  });
  afterAll(async () => {
    await desk?.close();
    await issuer?.close();
    await second?.close();
  });

  it('asks by code with PKCE, state and nonce, and opens a session for issuer and subject', async () => {
    const { url, cookie } = await desk.depart();
    const asked = new URL(url).searchParams;
    expect(Object.fromEntries(asked)).toMatchObject({
      client_id: 'zeren',
      response_type: 'code',
      scope: 'openid',
      code_challenge_method: 'S256',
      redirect_uri: `${origin}/login/callback/house`,
    });
    for (const name of ['state', 'nonce', 'code_challenge']) expect(asked.get(name)).toMatch(/^[\w-]{43}$/);
    const answer = await desk.comeBack(issuer.logIn(url, subject), cookie);
    expect([answer.statusCode, answer.json().person.code]).toEqual([200, 'P-S01']);
    const session = await desk.api.inject({ url: '/api/v1/session', headers: { cookie: cookieOf(answer) } });
    expect(session.statusCode).toBe(200);
  });

  it('is nobody’s before it is linked, whatever else the issuer says of him', async () => {
    const { url, cookie } = await desk.depart();
    issuer.lie = withClaims({
      email: 'P-S01@example.org',
      email_verified: true,
      preferred_username: 'P-S01',
      name: '张三',
    });
    const before = await desk.sessions();
    expect(problemOf(await desk.comeBack(issuer.logIn(url, 'somebody-new'), cookie))).toEqual([
      403,
      'identity-unknown',
    ]);
    expect(await desk.sessions()).toBe(before);
  });

  it('opens nothing for a closed account', async () => {
    const close = (isEnabled: boolean) =>
      desk.database.admin.query(`update account set enabled = $1 where login = 'P-S01'`, [isEnabled]);
    await close(false);
    const { url, cookie } = await desk.depart();
    expect(problemOf(await desk.comeBack(issuer.logIn(url, subject), cookie))).toEqual([401, 'wrong-credentials']);
    await close(true);
  });

  describe('is refused, and no session made, when the token', () => {
    it.each<readonly [string, () => Lie]>([
      ['is another issuer’s', () => withClaims({ iss: second.url })],
      ['is of an issuer that is spelt otherwise', () => withClaims({ iss: `${issuer.url}/` })],
      ['names no issuer', () => without('iss')],
      ['is for somebody else', () => withClaims({ aud: 'another-client' })],
      ['is for several others', () => withClaims({ aud: ['another-client', 'a-third'] })],
      ['is for us and others', () => withClaims({ aud: ['zeren', 'another-client'], azp: 'zeren' })],
      ['is for nobody', () => without('aud')],
      ['was given to another party', () => withClaims({ azp: 'another-client' })],
      [
        'is for us and others, and was given to another party',
        () => withClaims({ aud: ['zeren', 'another-client'], azp: 'another-client' }),
      ],
      ['has another nonce', () => withClaims({ nonce: randomBytes(32).toString('base64url') })],
      ['has no nonce', () => without('nonce')],
      ['has expired', () => withClaims({ exp: seconds() - hour, iat: seconds() - 2 * hour })],
      ['never expires', () => without('exp')],
      ['expires at a text', () => withClaims({ exp: String(seconds() + hour) })],
      ['was issued in an hour', () => withClaims({ iat: seconds() + hour, exp: seconds() + 2 * hour })],
      ['was issued an hour ago', () => withClaims({ iat: seconds() - hour })],
      ['was issued at no time', () => without('iat')],
      ['does not hold yet', () => withClaims({ nbf: seconds() + hour })],
      ['is nobody’s', () => without('sub')],
      ['is of an empty name', () => withClaims({ sub: '' })],
      ['is of a number', () => withClaims({ sub: 1 })],
      ['is of a list', () => withClaims({ sub: [subject] })],
      ['is of a name without end', () => withClaims({ sub: 's'.repeat(256) })],
      ['is a logout token', () => ({ ...without('nonce'), header: { typ: 'logout+jwt' } })],
      ['is not signed', () => ({ header: { alg: 'none' }, sign: () => '' })],
      ['says that it is not signed', () => ({ header: { alg: 'none' } })],
      ['says so in capitals', () => ({ header: { alg: 'NONE' }, sign: () => '' })],
      ['is signed with our secret', () => ({ header: { alg: 'HS256' }, sign: hs256(issuer.clientSecret) })],
      ['is signed with the public key', () => ({ header: { alg: 'HS256' }, sign: hs256(issuer.publicPem) })],
      ['is signed by another key of this name', () => ({ sign: rs256(issuer.otherKeys.privateKey) })],
      [
        'is signed by a key that nobody knows',
        () => ({
          header: { kid: 'unknown' },
          sign: rs256(issuer.otherKeys.privateKey),
        }),
      ],
      ['is signed by another issuer', () => ({ sign: rs256(second.keys.privateKey) })],
      [
        'is signed by a key of another kind',
        () => ({
          header: { alg: 'ES256', kid: 'ec' },
          sign: (input) => issuer.es256(input),
        }),
      ],
      [
        'is signed with another digest',
        () => ({
          header: { alg: 'RS512' },
          sign: rs256(issuer.keys.privateKey, 'RSA-SHA512'),
        }),
      ],
      [
        'brings its own key',
        () => ({
          header: { jwk: issuer.otherKeys.publicKey.export({ format: 'jwk' }), kid: 'own' },
          sign: rs256(issuer.otherKeys.privateKey),
        }),
      ],
      [
        'says where its key is',
        () => ({
          header: { jku: `${second.url}/jwks`, kid: 'elsewhere' },
          sign: rs256(second.keys.privateKey),
        }),
      ],
      [
        'says where its certificate is',
        () => ({
          header: { x5u: `${second.url}/cert`, kid: 'elsewhere' },
          sign: rs256(second.keys.privateKey),
        }),
      ],
      ['asks for what nobody understands', () => ({ header: { crit: ['zeren'], zeren: true } })],
      ['was cut', () => ({ token: (right) => right.slice(0, -8) })],
      ['has another signature', () => ({ token: (right) => `${right.slice(0, -8)}AAAAAAAA` })],
      [
        'was changed after it was signed',
        () => ({
          token: (right) => {
            const [header, payload = '', signature] = right.split('.');
            const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Claims;
            const changed = Buffer.from(JSON.stringify({ ...claims, sub: 'other' })).toString('base64url');
            return [header, changed, signature].join('.');
          },
        }),
      ],
      ['has two parts', () => ({ token: (right) => right.split('.').slice(0, 2).join('.') })],
      ['has five parts', () => ({ token: (right) => `${right}.a.b` })],
      ['is no token', () => ({ token: () => 'not a token' })],
      ['is a list', () => ({ token: (right) => [right] })],
      ['is not there', () => ({ body: ({ id_token: _left, ...rest }) => rest })],
      ['comes without an access token', () => ({ body: ({ access_token: _left, ...rest }) => rest })],
      ['comes without a kind', () => ({ body: ({ token_type: _left, ...rest }) => rest })],
      ['comes as no JSON', () => ({ body: () => '{' })],
      ['comes with an error', () => ({ status: 400 })],
      ['comes from a server that fails', () => ({ status: 500 })],
      ['is elsewhere', () => ({ status: 302, headers: { location: `${second.url}/token` } })],
    ])('%s', async (_, lie) => {
      const { url, cookie } = await desk.depart();
      issuer.lie = lie();
      await desk.expectRefusal(() => desk.comeBack(issuer.logIn(url, subject), cookie));
    });
  });

  describe('is refused, and no session made, when it comes back', () => {
    const changed = (query: URLSearchParams, change: (query: URLSearchParams) => void): URLSearchParams => {
      change(query);
      return query;
    };

    it.each<readonly [string, (query: URLSearchParams) => void]>([
      ['with another state', (query) => query.set('state', randomBytes(32).toString('base64url'))],
      ['without a state', (query) => query.delete('state')],
      ['with two states', (query) => query.append('state', 'another')],
      ['without a code', (query) => query.delete('code')],
      ['with another code', (query) => query.set('code', 'another')],
      ['with two codes', (query) => query.append('code', 'another')],
      ['from another issuer', (query) => query.set('iss', second.url)],
      ['from it does not say whom', (query) => query.delete('iss')],
      ['with an error', (query) => query.set('error', 'access_denied')],
      ['with a token of its own', (query) => query.set('id_token', 'a.b.c')],
    ])('%s', async (_, change) => {
      const { url, cookie } = await desk.depart();
      await desk.expectRefusal(() => desk.comeBack(changed(issuer.logIn(url, subject), change), cookie));
    });

    it('a second time, also when the issuer would give another token', async () => {
      const { url, cookie } = await desk.depart();
      const query = issuer.logIn(url, subject);
      expect((await desk.comeBack(query, cookie)).statusCode).toBe(200);
      await desk.expectRefusal(() => desk.comeBack(query, cookie));
    });

    it('a second time after it was refused', async () => {
      const { url, cookie } = await desk.depart();
      issuer.lie = without('nonce');
      await desk.expectRefusal(() => desk.comeBack(issuer.logIn(url, subject), cookie));
      issuer.lie = {};
      await desk.expectRefusal(() => desk.comeBack(issuer.logIn(url, subject), cookie));
    });

    it('in another browser, and in none that has left', async () => {
      const [mine, theirs] = [await desk.depart(), await desk.depart()];
      await desk.expectRefusal(() => desk.comeBack(issuer.logIn(mine.url, subject), theirs.cookie));
      await desk.expectRefusal(() => desk.comeBack(issuer.logIn(mine.url, subject)));
      expect((await desk.comeBack(issuer.logIn(mine.url, subject), mine.cookie)).statusCode).toBe(200);
    });

    it('to the place of another issuer', async () => {
      const { url, cookie } = await desk.depart();
      await desk.expectRefusal(() => desk.comeBack(second.logIn(url, subject), cookie, 'second'));
      await desk.expectRefusal(() => desk.comeBack(second.logIn(url, subject), cookie));
    });

    it('with the code of somebody else’s departure', async () => {
      const [mine, theirs] = [await desk.depart(), await desk.depart()];
      const query = issuer.logIn(mine.url, subject);
      query.set('code', issuer.logIn(theirs.url, subject).get('code') ?? '');
      await desk.expectRefusal(() => desk.comeBack(query, mine.cookie));
    });

    it('after ten minutes', async () => {
      const { url, cookie } = await desk.depart();
      await desk.database.admin.query('update external_login set expires_at = now()');
      await desk.expectRefusal(() => desk.comeBack(issuer.logIn(url, subject), cookie));
    });
  });

  it('is not to be had where the issuer says that it is another, cannot be reached, or is not configured', async () => {
    second.lie = { discovery: (right) => ({ ...right, issuer: issuer.url }) };
    const fresh = await createApi(
      anApiConfig(desk.database.appUrl, { identityProviders: [providerOf('house', second)] }),
    );
    try {
      const begin = (key: string) =>
        fresh.inject({ method: 'POST', url: `/api/v1/session/external/${key}`, headers: { origin } });
      expect(problemOf(await begin('house'))).toEqual([503, 'unavailable']);
      expect(problemOf(await begin('none'))).toEqual([404, 'not-found']);
      await second.close();
      expect(problemOf(await begin('house'))).toEqual([503, 'unavailable']);
    } finally {
      await fresh.close();
    }
  });

  describe('is linked by its holder', () => {
    it('with his password, in his session, once; and removed again', async () => {
      const cookie = await desk.sessionOf('P-S02');
      expect(problemOf(await desk.ask('PUT', '/external/house/link', cookie, {}))).toEqual([401, 'wrong-credentials']);
      const begun = await desk.ask('PUT', '/external/house/link', cookie, { password });
      const browser = cookieOf(begun);
      const query = issuer.logIn(begun.json<ExternalLogin>().url, 'subject-of-S02');
      const stranger = await desk.sessionOf('P-S01');
      const back = await desk.comeBack(query, `${browser}; ${cookie}`);
      expect([back.statusCode, back.json().person.code, back.headers['set-cookie']]).toEqual([200, 'P-S02', undefined]);
      const [identity] = (await desk.ask('GET', '/identities', cookie)).json<IdentityView[]>();
      expect(identity).toMatchObject({ issuer: issuer.url, subject: 'subject-of-S02', usedAt: null });

      const again = await desk.depart();
      expect((await desk.comeBack(issuer.logIn(again.url, 'subject-of-S02'), again.cookie)).json().person.code).toBe(
        'P-S02',
      );

      const taken = await desk.ask('PUT', '/external/house/link', stranger, { password });
      const theirs = issuer.logIn(taken.json<ExternalLogin>().url, 'subject-of-S02');
      expect(problemOf(await desk.comeBack(theirs, `${cookieOf(taken)}; ${stranger}`))).toEqual([
        409,
        'identity-exists',
      ]);

      const id = identity?.id ?? '';
      expect((await desk.ask('DELETE', `/identities/${id}`, stranger)).statusCode).toBe(404);
      expect((await desk.ask('DELETE', `/identities/${id}`, cookie)).statusCode).toBe(204);
      const gone = await desk.depart();
      expect(problemOf(await desk.comeBack(issuer.logIn(gone.url, 'subject-of-S02'), gone.cookie))).toEqual([
        403,
        'identity-unknown',
      ]);
    });

    it('and to no other session than the one that left', async () => {
      const [cookie, other] = [await desk.sessionOf('P-S02'), await desk.sessionOf('P-S01')];
      for (const wrong of ['', `; ${other}`]) {
        const begun = await desk.ask('PUT', '/external/house/link', cookie, { password });
        const query = issuer.logIn(begun.json<ExternalLogin>().url, 'another-subject');
        await desk.expectRefusal(() => desk.comeBack(query, cookieOf(begun) + wrong));
      }
      expect(
        (await desk.ask('GET', '/identities', other)).json<IdentityView[]>().map((identity) => identity.subject),
      ).toEqual([subject]);
    });
  });
});
