import { Injectable } from '@nestjs/common';
import type { EnrolledFactor, RecoveryCodes, SecondFactorView } from '@zeren/api-contracts';
import { Database, type Repositories } from '@zeren/database';
import { isPassword, newOneTimeCodeSecret, newRecoveryCodes, oneTimeCodeUri, recoveryCodeSha256 } from '@zeren/signing';
import { personEntry } from '../http/person-entry';
import { Problem } from '../http/problem';
import { FactorSecretsService } from './factor-secrets.service';
import { businessNow, isSteppedUp, type Principal } from './principal';
import { RateLimiterService, type Attempt } from './rate-limiter.service';

/** The second factor of an account: set up with the password, confirmed by a first code, removed with a code. */
@Injectable()
export class SecondFactorService {
  constructor(
    private readonly database: Database,
    private readonly limiter: RateLimiterService,
    private readonly secrets: FactorSecretsService,
  ) {}

  async get(principal: Principal): Promise<SecondFactorView> {
    const found = await this.inTenant(principal, ({ secondFactors }) => secondFactors.find(principal));
    if (!found) return { state: 'none', recoveryCodesLeft: 0 };
    return { state: found.isConfirmed ? 'confirmed' : 'enrolled', recoveryCodesLeft: found.recoveryCodesLeft };
  }

  /** @throws Problem `wrong-credentials`, `second-factor-exists`, `too-many-requests`. */
  async enrol(principal: Principal, password: string): Promise<EnrolledFactor> {
    await this.limiter.take(attemptOf(principal));
    const { organisationId, personId, personCode, organisation } = principal;
    const passwordHash = await this.inTenant(principal, ({ accounts }) =>
      accounts.findPasswordHash(organisationId, personId),
    );
    if (!(await isPassword(password, passwordHash))) throw new Problem('wrong-credentials');
    const secret = newOneTimeCodeSecret();
    const sealed = this.secrets.seal(secret, principal);
    const isEnrolled = await this.inTenant(principal, ({ secondFactors }) => secondFactors.enrol(principal, sealed));
    if (!isEnrolled) throw new Problem('second-factor-exists');
    await this.limiter.giveBack(attemptOf(principal));
    return { secret, uri: oneTimeCodeUri(secret, { issuer: `Zeren ${organisation.code}`, account: personCode }) };
  }

  /** The recovery codes are shown this once. @throws Problem `wrong-code`, `second-factor-missing`, `second-factor-exists`. */
  async confirm(principal: Principal, code: string): Promise<RecoveryCodes> {
    await this.limiter.take(attemptOf(principal));
    const recoveryCodes = newRecoveryCodes();
    await this.inTenant(principal, async (repositories) => {
      const found = await repositories.secondFactors.find(principal);
      if (!found) throw new Problem('second-factor-missing');
      if (found.isConfirmed) throw new Problem('second-factor-exists');
      const { secret } = found;
      const step = this.secrets.stepOf(code, found, principal);
      const recoverySha256s = recoveryCodes.map(recoveryCodeSha256);
      const isConfirmed =
        step !== undefined && (await repositories.secondFactors.confirm(principal, { secret, step, recoverySha256s }));
      if (!isConfirmed) throw new Problem('wrong-code');
      await record(repositories, principal, 'second-factor.confirmed', principal.personId);
    });
    await this.limiter.giveBack(attemptOf(principal));
    return { recoveryCodes: [...recoveryCodes] };
  }

  /** What was never confirmed may simply go. @throws Problem `step-up-required`, `second-factor-missing`. */
  async remove(principal: Principal): Promise<void> {
    await this.inTenant(principal, async (repositories) => {
      const found = await repositories.secondFactors.find(principal);
      if (!found) throw new Problem('second-factor-missing');
      if (found.isConfirmed && !isSteppedUp(principal)) throw new Problem('step-up-required');
      await repositories.secondFactors.remove(principal);
      await record(repositories, principal, 'second-factor.removed', principal.personId);
    });
  }

  /** For somebody who has lost app, recovery codes and passkeys. @throws Problem `not-found`. */
  async reset(administrator: Principal, personId: string): Promise<void> {
    const { organisationId } = administrator;
    await this.inTenant(administrator, async (repositories) => {
      const hadCodes = await repositories.secondFactors.remove({ organisationId, personId });
      const hadPasskeys = await repositories.passkeys.removeAll({ organisationId, personId });
      if (!hadCodes && !hadPasskeys) throw new Problem('not-found');
      await record(repositories, administrator, 'second-factor.removed', personId);
    });
  }

  private inTenant<T>({ organisationId }: Principal, work: (repositories: Repositories) => Promise<T>): Promise<T> {
    return this.database.inTenant(organisationId, work);
  }
}

const attemptOf = ({ personId }: Principal): Attempt => ({ action: 'one-time-code', of: personId });

const record = (
  { ledger }: Repositories,
  by: Principal,
  kind: 'second-factor.confirmed' | 'second-factor.removed',
  personId: string,
): Promise<readonly string[]> =>
  ledger.append(by.organisationId, [
    personEntry(by, kind, { subjectKind: 'person', subjectId: personId, businessAt: businessNow(by) }),
  ]);
