import { Injectable } from '@nestjs/common';
import type { ExternalLogin } from '@zeren/api-contracts';
import { Database, organisationIdOf, type LoginUnderWay } from '@zeren/database';
import { newSessionToken, sessionSha256 } from '@zeren/signing';
import { Problem } from '../http/problem';
import { IdentitiesService } from './identities.service';
import { LoginService, type OpenedSession } from './login.service';
import { OpenIdIssuersService, type ProvenIdentity } from './openid-issuers.service';
import type { Principal } from './principal';
import type { Browser } from './principal.decorator';
import { RateLimiterService } from './rate-limiter.service';

export interface Departure {
  readonly answer: ExternalLogin;
  /** For a cookie: who comes back has to be the browser that left. */
  readonly browserToken: string;
}

/** Logins by another issuer: the way there and the way back. */
@Injectable()
export class ExternalLoginsService {
  constructor(
    private readonly database: Database,
    private readonly issuers: OpenIdIssuersService,
    private readonly identities: IdentitiesService,
    private readonly login: LoginService,
    private readonly limiter: RateLimiterService,
  ) {}

  /** @param origin of the page that asks. @throws Problem `not-found`, `unavailable`. */
  async depart(key: string, origin: string | undefined, sessionId: string | null = null): Promise<Departure> {
    const provider = this.issuers.provider(key);
    const organisationId = organisationIdOf(provider.organisation);
    const [state, browserToken, nonce] = [newSessionToken(), newSessionToken(), newSessionToken()];
    const redirectUri = this.issuers.redirectUri(key, origin);
    const expected = { state, nonce, codeVerifier: newSessionToken(), redirectUri };
    const url = await this.issuers.addressOf(provider, expected);
    const keys = { stateSha256: sessionSha256(state), browserSha256: sessionSha256(browserToken) };
    await this.database.inTenant(organisationId, ({ externalIdentities }) =>
      externalIdentities.begin(organisationId, keys, { ...expected, provider: key, sessionId }),
    );
    return { answer: { url }, browserToken };
  }

  /** @throws Problem `not-found` for an issuer of another organisation, `step-up-required`, `wrong-credentials`. */
  async departToLink(
    principal: Principal,
    key: string,
    { origin, sessionSha256: tokenSha256 }: Browser,
    password: string | undefined,
  ): Promise<Departure> {
    const { organisation } = this.issuers.provider(key);
    if (organisationIdOf(organisation) !== principal.organisationId) throw new Problem('not-found');
    return this.depart(key, origin, await this.identities.sessionToLink(principal, tokenSha256, password));
  }

  /** @throws Problem `identity-refused`, `identity-unknown`, `identity-exists`, `too-many-requests`. */
  async arrive(key: string, query: string, browser: Browser): Promise<OpenedSession | Principal> {
    const provider = this.issuers.provider(key);
    await this.limiter.take({ action: 'login-address', of: browser.address });
    const organisationId = organisationIdOf(provider.organisation);
    const state = new URLSearchParams(query).get('state') ?? '';
    const underWay = await this.take(organisationId, key, state, browser.token);
    if (!underWay) throw new Problem('identity-refused');
    const identity = await this.issuers.prove(provider, query, { ...underWay, state });
    const { sessionId } = underWay;
    return sessionId
      ? this.identities.link({ organisationId, sessionId, tokenSha256: browser.sessionSha256 }, identity)
      : this.enter(organisationId, identity, browser.sessionSha256);
  }

  private take(
    organisationId: string,
    provider: string,
    state: string,
    browserToken = '',
  ): Promise<LoginUnderWay | undefined> {
    const keys = { stateSha256: sessionSha256(state), browserSha256: sessionSha256(browserToken), provider };
    return this.database.inTenant(organisationId, ({ externalIdentities }) =>
      externalIdentities.take(organisationId, keys),
    );
  }

  private async enter(
    organisationId: string,
    { issuer, subject }: ProvenIdentity,
    earlierSha256: string | undefined,
  ): Promise<OpenedSession> {
    const personId = await this.database.inTenant(organisationId, ({ externalIdentities }) =>
      externalIdentities.findPerson(organisationId, issuer, subject),
    );
    if (!personId) throw new Problem('identity-unknown');
    return this.login.asPerson({ organisationId, personId }, earlierSha256);
  }
}
