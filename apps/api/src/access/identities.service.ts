import { Inject, Injectable } from '@nestjs/common';
import type { ExternalLogin, IdentityView } from '@zeren/api-contracts';
import type { ApiConfig } from '@zeren/config';
import { Database, newId, organisationIdOf, type LoginUnderWay, type Repositories } from '@zeren/database';
import { newSessionToken, sessionSha256 } from '@zeren/signing';
import { API_CONFIG } from '../http/api-config';
import { personEntry } from '../http/person-entry';
import { Problem } from '../http/problem';
import { CurrentFactorService } from './current-factor.service';
import { LoginService, type OpenedSession } from './login.service';
import { OpenIdIssuersService, type ProvenIdentity } from './openid-issuers.service';
import { businessNow, type Principal } from './principal';
import { RateLimiterService } from './rate-limiter.service';
import { SessionsService } from './sessions.service';

export interface Departure {
  readonly answer: ExternalLogin;
  /** For a cookie: who comes back has to be the browser that left. */
  readonly browserToken: string;
}

export interface Return {
  readonly query: string;
  readonly browserToken: string | undefined;
  readonly address: string;
  readonly earlierSha256: string | undefined;
}

/** Logins by another issuer. Somebody is who he is there by issuer and subject, and only after he linked it himself. */
@Injectable()
export class IdentitiesService {
  constructor(
    private readonly database: Database,
    private readonly issuers: OpenIdIssuersService,
    private readonly login: LoginService,
    private readonly sessions: SessionsService,
    private readonly factors: CurrentFactorService,
    private readonly limiter: RateLimiterService,
    @Inject(API_CONFIG) private readonly config: ApiConfig,
  ) {}

  /** @param origin of the page that asks. @throws Problem `not-found`, `unavailable`. */
  async depart(key: string, origin: string | undefined, sessionId: string | null = null): Promise<Departure> {
    const provider = this.issuers.provider(key);
    const organisationId = organisationIdOf(provider.organisation);
    const [state, browserToken, nonce] = [newSessionToken(), newSessionToken(), newSessionToken()];
    const expected = { state, nonce, codeVerifier: newSessionToken(), redirectUri: this.redirectUri(key, origin) };
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
    tokenSha256: string,
    key: string,
    { origin, password }: { readonly origin: string | undefined; readonly password: string | undefined },
  ): Promise<Departure> {
    const { organisationId } = principal;
    if (organisationIdOf(this.issuers.provider(key).organisation) !== organisationId) throw new Problem('not-found');
    await this.factors.assertShown(principal, password);
    const sessionId = await this.database.inTenant(organisationId, ({ sessions }) =>
      sessions.findId(organisationId, tokenSha256),
    );
    if (!sessionId) throw new Problem('unauthenticated');
    return this.depart(key, origin, sessionId);
  }

  /** @throws Problem `identity-refused`, `identity-unknown`, `identity-exists`, `too-many-requests`. */
  async arrive(key: string, back: Return): Promise<OpenedSession | Principal> {
    const provider = this.issuers.provider(key);
    await this.limiter.take({ action: 'login-address', of: back.address });
    const organisationId = organisationIdOf(provider.organisation);
    const state = new URLSearchParams(back.query).get('state') ?? '';
    const underWay = await this.take(organisationId, key, state, back.browserToken);
    if (!underWay) throw new Problem('identity-refused');
    const identity = await this.issuers.prove(provider, back.query, { ...underWay, state });
    return underWay.sessionId
      ? this.link(organisationId, underWay.sessionId, identity, back.earlierSha256)
      : this.enter(organisationId, identity, back.earlierSha256);
  }

  list(principal: Principal): Promise<IdentityView[]> {
    return this.database.inTenant(principal.organisationId, ({ externalIdentities }) =>
      externalIdentities.list(principal),
    );
  }

  /** @throws Problem `not-found`. */
  async remove(principal: Principal, id: string): Promise<void> {
    await this.database.inTenant(principal.organisationId, async (repositories) => {
      if (!(await repositories.externalIdentities.remove(principal, id))) throw new Problem('not-found');
      await record(repositories, principal, 'identity.removed', { identityId: id });
    });
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

  /** To the account of the session that left, in the browser that still has it. */
  private async link(
    organisationId: string,
    sessionId: string,
    { issuer, subject }: ProvenIdentity,
    tokenSha256: string | undefined,
  ): Promise<Principal> {
    const principal = tokenSha256 && (await this.sessions.find(tokenSha256));
    if (!principal || principal.organisationId !== organisationId) throw new Problem('identity-refused');
    await this.database.inTenant(organisationId, async (repositories) => {
      const own = await repositories.sessions.findId(organisationId, tokenSha256);
      if (own !== sessionId) throw new Problem('identity-refused');
      const identity = { id: newId(), issuer, subject };
      if (!(await repositories.externalIdentities.link(principal, identity))) throw new Problem('identity-exists');
      await record(repositories, principal, 'identity.linked', { identityId: identity.id, issuer });
    });
    return principal;
  }

  /** One address per issuer, so that no answer of one is taken for another's. */
  private redirectUri(key: string, origin: string | undefined): string {
    const { publicOrigins } = this.config;
    const [first = origin] = publicOrigins;
    const base = origin !== undefined && publicOrigins.includes(origin) ? origin : first;
    if (base === undefined) throw new Problem('cross-site');
    return `${base}/login/callback/${key}`;
  }
}

const record = (
  { ledger }: Repositories,
  by: Principal,
  kind: 'identity.linked' | 'identity.removed',
  facts: Readonly<Record<string, string>>,
): Promise<readonly string[]> =>
  ledger.append(by.organisationId, [
    personEntry(by, kind, { subjectKind: 'person', subjectId: by.personId, businessAt: businessNow(by), facts }),
  ]);
