import { Injectable } from '@nestjs/common';
import type { IdentityView } from '@zeren/api-contracts';
import { Database, newId, type Repositories } from '@zeren/database';
import { personEntry } from '../http/person-entry';
import { Problem } from '../http/problem';
import { CurrentFactorService } from './current-factor.service';
import type { ProvenIdentity } from './openid-issuers.service';
import { businessNow, type Principal } from './principal';
import { SessionsService } from './sessions.service';

/** The session that left for an issuer, and the token of the browser that came back. */
interface Linking {
  readonly organisationId: string;
  readonly sessionId: string;
  readonly tokenSha256: string | undefined;
}

/** Who somebody is elsewhere, by issuer and subject, and only after he linked it himself. */
@Injectable()
export class IdentitiesService {
  constructor(
    private readonly database: Database,
    private readonly sessions: SessionsService,
    private readonly factors: CurrentFactorService,
  ) {}

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

  /** The session that may link, after its person has shown who he is. @throws Problem `step-up-required`, `wrong-credentials`. */
  async sessionToLink(
    principal: Principal,
    tokenSha256: string | undefined,
    password: string | undefined,
  ): Promise<string> {
    await this.factors.assertShown(principal, password);
    const { organisationId } = principal;
    const sessionId = await this.database.inTenant(organisationId, ({ sessions }) =>
      sessions.findId(organisationId, tokenSha256 ?? ''),
    );
    if (!sessionId) throw new Problem('unauthenticated');
    return sessionId;
  }

  /** To the account of the session that left, in the browser that still has it. @throws Problem `identity-refused`, `identity-exists`. */
  async link(
    { organisationId, sessionId, tokenSha256 }: Linking,
    { issuer, subject }: ProvenIdentity,
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
