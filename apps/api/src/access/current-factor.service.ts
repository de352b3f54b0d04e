import { Injectable } from '@nestjs/common';
import { Database } from '@zeren/database';
import { isPassword } from '@zeren/signing';
import { Problem } from '../http/problem';
import { isSteppedUp, type Principal } from './principal';
import { RateLimiterService, type Attempt } from './rate-limiter.service';

/** Before somebody gets one more way in: he shows the strongest one he has, now. */
@Injectable()
export class CurrentFactorService {
  constructor(
    private readonly database: Database,
    private readonly limiter: RateLimiterService,
  ) {}

  /** @throws Problem `step-up-required`, or `wrong-credentials` where a password is all there is. */
  async assertShown(principal: Principal, password: string | undefined): Promise<void> {
    if (isSteppedUp(principal)) return;
    const { organisationId, personId } = principal;
    const { hasFactor, passwordHash } = await this.database.inTenant(organisationId, async (repositories) => ({
      hasFactor:
        (await repositories.secondFactors.find(principal))?.isConfirmed ||
        (await repositories.passkeys.list(principal)).length > 0,
      passwordHash: await repositories.accounts.findPasswordHash(organisationId, personId),
    }));
    if (hasFactor) throw new Problem('step-up-required');
    if (password === undefined) throw new Problem('wrong-credentials');
    const attempt: Attempt = { action: 'one-time-code', of: personId };
    await this.limiter.take(attempt);
    if (!(await isPassword(password, passwordHash))) throw new Problem('wrong-credentials');
    await this.limiter.giveBack(attempt);
  }
}
