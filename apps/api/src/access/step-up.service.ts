import { Injectable } from '@nestjs/common';
import { Database, type Repositories } from '@zeren/database';
import { newSessionToken, recoveryCodeSha256, sessionSha256, stepOfOneTimeCode } from '@zeren/signing';
import { personEntry } from '../http/person-entry';
import { Problem } from '../http/problem';
import type { OpenedSession } from './login.service';
import { businessNow, type Principal } from './principal';
import { RateLimiterService, type Attempt } from './rate-limiter.service';
import { SessionsService } from './sessions.service';

/** Raises a session for five minutes, and gives it another token: one that was stolen before is not raised with it. */
@Injectable()
export class StepUpService {
  constructor(
    private readonly database: Database,
    private readonly sessions: SessionsService,
    private readonly limiter: RateLimiterService,
  ) {}

  /** @param code of the app, or one for recovery. @throws Problem `wrong-code`, `second-factor-missing`, `too-many-requests`. */
  async stepUp(principal: Principal, tokenSha256: string, code: string): Promise<OpenedSession> {
    const attempt: Attempt = { action: 'one-time-code', of: principal.personId };
    await this.limiter.take(attempt);
    const token = newSessionToken();
    await this.database.inTenant(principal.organisationId, async (repositories) => {
      const by = await use(repositories, principal, code);
      const isRaised = await repositories.sessions.raise(principal.organisationId, tokenSha256, sessionSha256(token));
      if (!isRaised) throw new Problem('unauthenticated');
      await repositories.ledger.append(principal.organisationId, [
        personEntry(principal, 'session.stepped-up', {
          subjectKind: 'person',
          subjectId: principal.personId,
          businessAt: businessNow(principal),
          facts: { by },
        }),
      ]);
    });
    this.sessions.forget(tokenSha256);
    await this.limiter.giveBack(attempt);
    return { token, principal };
  }
}

/** @throws Problem when the code opens nothing. */
async function use(
  { secondFactors }: Repositories,
  principal: Principal,
  code: string,
): Promise<'one-time-code' | 'recovery-code'> {
  const found = await secondFactors.find(principal);
  if (!found?.isConfirmed) throw new Problem('second-factor-missing');
  const step = stepOfOneTimeCode({ ...found, code, now: Date.now() });
  if (step !== undefined && (await secondFactors.useStep(principal, step))) return 'one-time-code';
  if (await secondFactors.useRecoveryCode(principal, recoveryCodeSha256(code))) return 'recovery-code';
  throw new Problem('wrong-code');
}
