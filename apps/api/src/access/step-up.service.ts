import { Injectable } from '@nestjs/common';
import type { TypedAssertion } from '@zeren/api-contracts';
import { Database, type RaisedBy, type Repositories } from '@zeren/database';
import { newSessionToken, recoveryCodeSha256, sessionSha256, type SessionToConfirm } from '@zeren/signing';
import { personEntry } from '../http/person-entry';
import { Problem } from '../http/problem';
import type { OpenedSession } from './login.service';
import { FactorSecretsService } from './factor-secrets.service';
import { PasskeyConfirmationsService } from './passkey-confirmations.service';
import { businessNow, type Principal } from './principal';
import { RateLimiterService, type Attempt } from './rate-limiter.service';
import { SessionsService } from './sessions.service';

type Facts = Readonly<Record<string, string>>;

/** Raises a session for five minutes, and gives it another token: one that was stolen before is not raised with it. */
@Injectable()
export class StepUpService {
  constructor(
    private readonly database: Database,
    private readonly sessions: SessionsService,
    private readonly limiter: RateLimiterService,
    private readonly confirmations: PasskeyConfirmationsService,
    private readonly secrets: FactorSecretsService,
  ) {}

  /** @param code of the app, or one for recovery. @throws Problem `wrong-code`, `second-factor-missing`, `too-many-requests`. */
  async withCode(principal: Principal, tokenSha256: string, code: string): Promise<OpenedSession> {
    const attempt: Attempt = { action: 'one-time-code', of: principal.personId };
    await this.limiter.take(attempt);
    const opened = await this.raise(principal, tokenSha256, 'one-time-code', async (repositories) => ({
      by: await this.use(repositories, principal, code),
    }));
    await this.limiter.giveBack(attempt);
    return opened;
  }

  /** @throws Problem `challenge-spent`, `passkey-refused`, `too-many-requests`. */
  async withPasskey(principal: Principal, tokenSha256: string, assertion: TypedAssertion): Promise<OpenedSession> {
    const { sha256 } = await this.confirmations.confirm<SessionToConfirm>(principal, tokenSha256, assertion, {
      purpose: 'step-up',
    });
    const facts = { by: 'passkey', assertionSha256: sha256 };
    return this.raise(principal, tokenSha256, 'passkey-session', () => Promise.resolve(facts));
  }

  private async raise(
    principal: Principal,
    tokenSha256: string,
    by: RaisedBy,
    prove: (repositories: Repositories) => Promise<Facts>,
  ): Promise<OpenedSession> {
    const { organisationId, personId } = principal;
    const token = newSessionToken();
    await this.database.inTenant(organisationId, async (repositories) => {
      const facts = await prove(repositories);
      const isRaised = await repositories.sessions.raise(organisationId, tokenSha256, sessionSha256(token), by);
      if (!isRaised) throw new Problem('unauthenticated');
      await repositories.ledger.append(organisationId, [
        personEntry(principal, 'session.stepped-up', {
          subjectKind: 'person',
          subjectId: personId,
          businessAt: businessNow(principal),
          facts,
        }),
      ]);
    });
    this.sessions.forget(tokenSha256);
    return { token, principal };
  }

  /** @throws Problem when the code opens nothing. */
  private async use(
    repositories: Repositories,
    principal: Principal,
    code: string,
  ): Promise<'one-time-code' | 'recovery-code'> {
    const { secondFactors } = repositories;
    const found = await secondFactors.find(principal);
    if (!found?.isConfirmed) throw new Problem('second-factor-missing');
    const step = this.secrets.stepOf(code, found, principal);
    if (step !== undefined && (await secondFactors.useStep(principal, step))) {
      await this.secrets.renew(repositories, found, principal);
      return 'one-time-code';
    }
    if (await secondFactors.useRecoveryCode(principal, recoveryCodeSha256(code))) return 'recovery-code';
    throw new Problem('wrong-code');
  }
}
