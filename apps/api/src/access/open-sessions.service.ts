import { Injectable } from '@nestjs/common';
import type { OpenSession } from '@zeren/api-contracts';
import { Database, type SessionsToEnd } from '@zeren/database';
import { personEntry } from '../http/person-entry';
import { Problem } from '../http/problem';
import { businessNow, type Principal } from './principal';
import { SessionsService } from './sessions.service';

/** Where somebody is logged in, and its end from elsewhere: by himself, or by an administrator. */
@Injectable()
export class OpenSessionsService {
  constructor(
    private readonly database: Database,
    private readonly sessions: SessionsService,
  ) {}

  async list({ organisationId, personId }: Principal, tokenSha256: string): Promise<OpenSession[]> {
    const rows = await this.database.inTenant(organisationId, (repositories) =>
      repositories.sessions.listOpen(organisationId, personId, tokenSha256),
    );
    return rows.map(({ isCurrent, ...row }) => ({ ...row, current: isCurrent }));
  }

  /** @throws Problem `not-found` for what is nobody's session, or somebody else's. */
  async endOne(principal: Principal, id: string): Promise<void> {
    const count = await this.end(principal, { personId: principal.personId, id });
    if (count === 0) throw new Problem('not-found');
  }

  async endOthers(principal: Principal, tokenSha256: string): Promise<void> {
    await this.end(principal, { personId: principal.personId, exceptTokenSha256: tokenSha256 });
  }

  /** With his tokens, and where he is known. @throws Problem `not-found` for a person without an account. */
  async endAllOf(administrator: Principal, personId: string): Promise<void> {
    const { organisationId } = administrator;
    const isKnown = await this.database.inTenant(organisationId, ({ accounts }) =>
      accounts.exists(organisationId, personId),
    );
    if (!isKnown) throw new Problem('not-found');
    await this.database.inTenant(organisationId, async ({ apiTokens, knownDevices }) => {
      await knownDevices.forgetAll({ organisationId, personId });
      await apiTokens.remove({ organisationId, personId });
    });
    await this.end(administrator, { personId });
  }

  /** In one transaction with the entry that says who ended them. Answers how many there were. */
  private async end(by: Principal, which: SessionsToEnd): Promise<number> {
    const { organisationId } = by;
    const ended = await this.database.inTenant(organisationId, async ({ sessions, ledger }) => {
      const tokenSha256s = await sessions.end(organisationId, which);
      if (tokenSha256s.length > 0)
        await ledger.append(organisationId, [
          personEntry(by, 'session.ended', {
            subjectKind: 'person',
            subjectId: which.personId,
            businessAt: businessNow(by),
            facts: { count: tokenSha256s.length },
          }),
        ]);
      return tokenSha256s;
    });
    for (const tokenSha256 of ended) this.sessions.forget(tokenSha256);
    return ended.length;
  }
}
