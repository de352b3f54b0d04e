import { Inject, Injectable } from '@nestjs/common';
import type { DemoLogin, Login } from '@zeren/api-contracts';
import type { ApiConfig } from '@zeren/config';
import { Database, organisationIdOf, Principals, type AccountRow, type Repositories } from '@zeren/database';
import { isPassword, newSessionToken, sessionSha256 } from '@zeren/signing';
import { API_CONFIG } from '../http/api-config';
import { personEntry } from '../http/person-entry';
import { Problem } from '../http/problem';
import { LoginLimitsService } from './login-limits.service';
import { businessNow, type Principal } from './principal';
import { SessionsService } from './sessions.service';

const absoluteMs = 12 * 3_600_000;
const demoOrganisation = 'demo-commission';

export interface Caller {
  /** Where the request comes from, as the server itself sees it. */
  readonly address: string;
  /** Of the cookie that came along. */
  readonly earlierSha256: string | undefined;
  /** Of the cookie that says where somebody has logged in before. */
  readonly deviceToken: string | undefined;
}

export interface OpenedSession {
  readonly token: string;
  /** For a device that was not known before. */
  readonly deviceToken?: string;
  readonly principal: Principal;
}

/** Opens and ends sessions. Nobody learns from an answer, or from its time, which accounts exist. */
@Injectable()
export class LoginService {
  constructor(
    private readonly database: Database,
    private readonly principals: Principals,
    private readonly sessions: SessionsService,
    private readonly limits: LoginLimitsService,
    @Inject(API_CONFIG) private readonly config: ApiConfig,
  ) {}

  /** @throws Problem `wrong-credentials`, the same for a wrong password, an unknown login and a closed account. */
  async withPassword(
    { login, password }: Login,
    { address, earlierSha256, deviceToken }: Caller,
  ): Promise<OpenedSession> {
    const account = await this.principals.findAccount(login);
    const deviceSha256 = deviceToken && sessionSha256(deviceToken);
    const succeed = await this.limits.admit({ login, account, address, deviceSha256 });
    const isRight = await isPassword(password, account?.passwordHash);
    if (!account || !isRight || !this.mayOpen(account)) throw new Problem('wrong-credentials');
    await succeed();
    const opened = await this.open(account, earlierSha256);
    return { ...opened, deviceToken: await this.remember(account, deviceToken) };
  }

  async asDemo({ as }: DemoLogin, earlierSha256: string | undefined): Promise<OpenedSession> {
    if (this.config.mode !== 'demo') throw new Problem('not-found');
    const organisation = await this.database.inTenant(organisationIdOf(demoOrganisation), (repositories) =>
      repositories.organisation.find(organisationIdOf(demoOrganisation)),
    );
    const logins = organisation?.details['logins'] as Readonly<Record<string, string>> | undefined;
    const account = await this.principals.findAccount(`${logins?.[as] ?? ''}@${demoOrganisation}`);
    if (!account?.isEnabled) throw new Problem('not-found');
    return this.open(account, earlierSha256);
  }

  /** Whoever has proved elsewhere who he is. @throws Problem `wrong-credentials` where an account is closed or gone. */
  async asPerson(
    person: Pick<AccountRow, 'organisationId' | 'personId'>,
    earlierSha256: string | undefined,
  ): Promise<OpenedSession> {
    const { organisationId, personId } = person;
    const account = await this.database.inTenant(organisationId, ({ accounts }) =>
      accounts.findState(organisationId, personId),
    );
    if (!account || !this.mayOpen(account)) throw new Problem('wrong-credentials');
    return this.open(person, earlierSha256);
  }

  async close(principal: Principal, tokenSha256: string): Promise<void> {
    await this.database.inTenant(principal.organisationId, async (repositories) => {
      await repositories.sessions.close(principal.organisationId, tokenSha256);
      await record(repositories, principal, 'session.closed');
    });
    this.sessions.forget(tokenSha256);
  }

  /** The device keeps its token, whoever logs in on it. */
  private async remember(account: AccountRow, known: string | undefined): Promise<string> {
    const token = known ?? newSessionToken();
    await this.database.inTenant(account.organisationId, ({ knownDevices }) =>
      knownDevices.remember(account, sessionSha256(token)),
    );
    return token;
  }

  /** A demo account that was once seeded opens nothing in production: everybody knows its password. */
  private mayOpen({ isEnabled, isDemo }: Pick<AccountRow, 'isEnabled' | 'isDemo'>): boolean {
    return isEnabled && (!isDemo || this.config.mode === 'demo');
  }

  /** A session that the caller had before ends with it: whoever knew its token knows nothing of this one. */
  private async open(
    { organisationId, personId }: Pick<AccountRow, 'organisationId' | 'personId'>,
    earlierSha256?: string,
  ): Promise<OpenedSession> {
    const earlier = earlierSha256 && (await this.sessions.find(earlierSha256));
    if (earlier) await this.close(earlier, earlierSha256);
    const token = newSessionToken();
    const tokenSha256 = sessionSha256(token);
    const expiresAt = new Date(Date.now() + absoluteMs);
    await this.database.inTenant(organisationId, (repositories) =>
      repositories.sessions.open(organisationId, { tokenSha256, personId, assurance: 'session', expiresAt }),
    );
    const principal = await this.sessions.find(tokenSha256);
    if (!principal) throw new Problem('wrong-credentials');
    await this.database.inTenant(organisationId, (repositories) => record(repositories, principal, 'session.opened'));
    return { token, principal };
  }
}

const record = (
  { ledger }: Repositories,
  principal: Principal,
  kind: 'session.opened' | 'session.closed',
): Promise<readonly string[]> =>
  ledger.append(principal.organisationId, [
    personEntry(principal, kind, {
      subjectKind: 'person',
      subjectId: principal.personId,
      businessAt: businessNow(principal),
    }),
  ]);
