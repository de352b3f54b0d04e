import { Injectable } from '@nestjs/common';
import type { ApiTokenView, CreatedApiToken, NewApiToken, TokenScope } from '@zeren/api-contracts';
import { Database, newId, Principals, type ApiTokenRow, type Repositories } from '@zeren/database';
import { apiTokenSha256, newApiToken, sessionOfApiToken } from '@zeren/signing';
import { personEntry } from '../http/person-entry';
import { Problem } from '../http/problem';
import { CurrentFactorService } from './current-factor.service';
import { businessNow, type Principal } from './principal';
import { SessionsService } from './sessions.service';

/** What a token stands for at the door. */
export interface TokenAccess {
  readonly sessionSha256: string;
  readonly scopes: readonly TokenScope[];
}

/** Tokens by which programs act for a person: never more than he may, never more than their scopes. */
@Injectable()
export class ApiTokensService {
  constructor(
    private readonly database: Database,
    private readonly principals: Principals,
    private readonly sessions: SessionsService,
    private readonly factors: CurrentFactorService,
  ) {}

  /** Nothing for a token that was revoked, has expired, or whose account is closed. */
  async find(token: string): Promise<TokenAccess | undefined> {
    const sha256 = apiTokenSha256(token);
    const sessionSha256 = sessionOfApiToken(sha256);
    const scopes = await this.principals.useApiToken(sha256, sessionSha256);
    return scopes && { sessionSha256, scopes: scopes as readonly TokenScope[] };
  }

  async list(principal: Principal): Promise<ApiTokenView[]> {
    const rows = await this.database.inTenant(principal.organisationId, ({ apiTokens }) => apiTokens.list(principal));
    return rows.map(viewOf);
  }

  /** @throws Problem `step-up-required`, `wrong-credentials`. */
  async create(principal: Principal, { name, scopes, days, password }: NewApiToken): Promise<CreatedApiToken> {
    await this.factors.assertShown(principal, password);
    const secret = newApiToken();
    const token = { id: newId(), tokenSha256: apiTokenSha256(secret), name, scopes: [...new Set(scopes)], days };
    const row = await this.database.inTenant(principal.organisationId, async (repositories) => {
      await record(repositories, principal, 'api-token.created', { tokenId: token.id, scopes: token.scopes, days });
      return repositories.apiTokens.add(principal, token);
    });
    if (!row) throw new Error('a token was not stored');
    return { secret, token: viewOf(row) };
  }

  /** @throws Problem `not-found` for what is nobody's token, or somebody else's. */
  async revoke(principal: Principal, id: string): Promise<void> {
    const { organisationId } = principal;
    const ended = await this.database.inTenant(organisationId, async (repositories) => {
      const removed = await repositories.apiTokens.remove(principal, id);
      if (removed.length === 0) throw new Problem('not-found');
      await record(repositories, principal, 'api-token.revoked', { tokenId: id });
      const ofTokens = removed.map(sessionOfApiToken);
      for (const sessionSha256 of ofTokens) await repositories.sessions.close(organisationId, sessionSha256);
      return ofTokens;
    });
    for (const sessionSha256 of ended) this.sessions.forget(sessionSha256);
  }
}

const viewOf = ({ scopes, ...row }: ApiTokenRow): ApiTokenView => ({ ...row, scopes: [...scopes] as TokenScope[] });

const record = (
  { ledger }: Repositories,
  by: Principal,
  kind: 'api-token.created' | 'api-token.revoked',
  facts: Readonly<Record<string, string | number | readonly string[]>>,
): Promise<readonly string[]> =>
  ledger.append(by.organisationId, [
    personEntry(by, kind, { subjectKind: 'person', subjectId: by.personId, businessAt: businessNow(by), facts }),
  ]);
