import type { ExternalLogin, IdentityView } from '@zeren/api-contracts';
import { cookieOf, ExternalLoginDesk, origin, password, problemOf, providerOf } from '../support/external-login-desk';
import { IssuerVisitor, RealIssuer } from '../support/real-issuer';

const subject = 'subject-of-S01';
const elsewhere = 'https://other.example';

/** As somebody on the way would have it. */
const tampered = (address: string, change: (query: URLSearchParams) => void): string => {
  const url = new URL(address);
  change(url.searchParams);
  return url.href;
};

describe('a login by a provider that others have written', () => {
  let desk: ExternalLoginDesk;
  let issuer: RealIssuer;
  let second: RealIssuer;

  beforeAll(async () => {
    [issuer, second] = [await RealIssuer.open(), await RealIssuer.open()];
    await issuer.register(...['house', 'second', 'misled'].map((key) => `${origin}/login/callback/${key}`), elsewhere);
    await second.register(`${origin}/login/callback/second`);
    desk = await ExternalLoginDesk.open([
      providerOf('house', issuer),
      providerOf('second', second),
      providerOf('misled', { url: issuer.url, clientSecret: 'not the secret of this client' }),
    ]);
    await desk.link('P-S01', issuer.url, subject);
  }, 60_000);
  afterAll(async () => {
    await desk?.close();
    await issuer?.close();
    await second?.close();
  });

  const logIn = (address: string, of = issuer) => new IssuerVisitor(of).logsIn(address, subject);

  it('walks through its pages, and opens a session for issuer and subject', async () => {
    const { url, cookie } = await desk.depart();
    const query = await logIn(url);
    expect([query.get('iss'), query.get('state')]).toEqual([issuer.url, new URL(url).searchParams.get('state')]);
    const answer = await desk.comeBack(query, cookie);
    expect([answer.statusCode, answer.json().person.code]).toEqual([200, 'P-S01']);
    expect((await desk.ask('GET', '', cookieOf(answer))).json().person.code).toBe('P-S01');
  });

  it('is nobody’s before it is linked; linked by its holder it logs him in, and removed it does not', async () => {
    const visitor = new IssuerVisitor(issuer);
    const comes = async () => {
      const { url, cookie } = await desk.depart();
      return desk.comeBack(await visitor.logsIn(url, 'subject-of-S02'), cookie);
    };
    expect(problemOf(await comes())).toEqual([403, 'identity-unknown']);

    const session = await desk.sessionOf('P-S02');
    const begun = await desk.ask('PUT', '/external/house/link', session, { password });
    const query = await visitor.logsIn(begun.json<ExternalLogin>().url, 'subject-of-S02');
    expect((await desk.comeBack(query, `${cookieOf(begun)}; ${session}`)).statusCode).toBe(200);
    expect((await comes()).json().person.code).toBe('P-S02');

    const [identity] = (await desk.ask('GET', '/identities', session)).json<IdentityView[]>();
    expect(identity).toMatchObject({ issuer: issuer.url, subject: 'subject-of-S02' });
    expect((await desk.ask('DELETE', `/identities/${identity?.id}`, session)).statusCode).toBe(204);
    expect(problemOf(await comes())).toEqual([403, 'identity-unknown']);
  });

  describe('is refused, and no session made', () => {
    it('when its person thinks better of it', async () => {
      const { url, cookie } = await desk.depart();
      const query = await new IssuerVisitor(issuer).declines(url);
      expect(query.get('error')).toBe('access_denied');
      await desk.expectRefusal(() => desk.comeBack(query, cookie));
    });

    it('with a code that was used, in a departure that was not', async () => {
      const [used, fresh] = [await desk.depart(), await desk.depart()];
      const query = await logIn(used.url);
      expect((await desk.comeBack(query, used.cookie)).statusCode).toBe(200);
      await desk.expectRefusal(() => desk.comeBack(query, used.cookie));
      query.set('state', new URL(fresh.url).searchParams.get('state') ?? '');
      await desk.expectRefusal(() => desk.comeBack(query, fresh.cookie));
    });

    it('with the states of two departures mixed up, both ways', async () => {
      const [mine, theirs] = [await desk.depart(), await desk.depart()];
      const [toMine, toTheirs] = [await logIn(mine.url), await logIn(theirs.url)];
      const [mineState, theirState] = [toMine.get('state') ?? '', toTheirs.get('state') ?? ''];
      toMine.set('state', theirState);
      toTheirs.set('state', mineState);
      await desk.expectRefusal(() => desk.comeBack(toMine, mine.cookie));
      await desk.expectRefusal(() => desk.comeBack(toMine, theirs.cookie));
      await desk.expectRefusal(() => desk.comeBack(toTheirs, mine.cookie));
    });

    it('when the code was given for another address of ours', async () => {
      const { url, cookie } = await desk.depart();
      const query = await logIn(tampered(url, (asked) => asked.set('redirect_uri', elsewhere)));
      await desk.expectRefusal(() => desk.comeBack(query, cookie));
    });

    it('when it was sent to an address that the provider does not know', async () => {
      const { url } = await desk.depart();
      const asked = tampered(url, (query) => query.set('redirect_uri', `${origin}/login/callback/none`));
      await expect(logIn(asked)).rejects.toThrow('the issuer answers 400');
    });

    it('when the challenge was taken away on the way, or another put in its place', async () => {
      const [bare, other] = [await desk.depart(), await desk.depart()];
      const without = await logIn(
        tampered(bare.url, (asked) => {
          asked.delete('code_challenge');
          asked.delete('code_challenge_method');
        }),
      );
      await desk.expectRefusal(() => desk.comeBack(without, bare.cookie));
      const replaced = await logIn(tampered(other.url, (asked) => asked.set('code_challenge', 'c'.repeat(43))));
      await desk.expectRefusal(() => desk.comeBack(replaced, other.cookie));
    });

    it('when the nonce was taken away on the way, or another put in its place', async () => {
      const changes = [
        (asked: URLSearchParams) => asked.delete('nonce'),
        (asked: URLSearchParams) => asked.set('nonce', 'another-nonce'),
      ];
      for (const change of changes) {
        const { url, cookie } = await desk.depart();
        const query = await logIn(tampered(url, change));
        await desk.expectRefusal(() => desk.comeBack(query, cookie));
      }
    });

    it('when the answer of one provider is brought to the place of another', async () => {
      const [here, there] = [await desk.depart(), await desk.depart('second')];
      const query = await logIn(here.url);
      await desk.expectRefusal(() => desk.comeBack(query, here.cookie, 'second'));
      query.set('state', new URL(there.url).searchParams.get('state') ?? '');
      await desk.expectRefusal(() => desk.comeBack(query, there.cookie, 'second'));
    });

    it('when the same subject is known to another provider', async () => {
      const { url, cookie } = await desk.depart('second');
      const answer = await desk.comeBack(await logIn(url, second), cookie, 'second');
      expect(problemOf(answer)).toEqual([403, 'identity-unknown']);
    });

    it('when the provider does not take us for its client', async () => {
      const { url, cookie } = await desk.depart('misled');
      const query = await logIn(url);
      await desk.expectRefusal(() => desk.comeBack(query, cookie, 'misled'));
    });
  });
});
