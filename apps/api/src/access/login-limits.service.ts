import { Injectable } from '@nestjs/common';
import { Database, type AccountRow } from '@zeren/database';
import { RateLimiterService, type Attempt } from './rate-limiter.service';

export interface LoginAttempt {
  /** As it was typed. */
  readonly login: string;
  /** Behind that login, if anybody. */
  readonly account: AccountRow | undefined;
  /** Where the request comes from, as the server itself sees it. */
  readonly address: string;
  /** Of the device cookie that came along. */
  readonly deviceSha256: string | undefined;
}

/** Answers a query about somebody who does not exist in the same time as one about somebody who does. */
const nobody = {
  organisationId: '00000000-0000-0000-0000-000000000000',
  personId: '00000000-0000-0000-0000-000000000000',
};

/**
 * Guessing is slow from one address, and slow from many; who has logged in on a device before is counted there by
 * himself, so that nobody else can use up his attempts. Only failures count.
 */
@Injectable()
export class LoginLimitsService {
  constructor(
    private readonly database: Database,
    private readonly limiter: RateLimiterService,
  ) {}

  /** Answers what to do when the password was right. @throws Problem `too-many-requests`, `unavailable`. */
  async admit(attempt: LoginAttempt): Promise<() => Promise<void>> {
    const { login, account, address } = attempt;
    const name = account ? `${account.organisationId}/${account.personId}` : login;
    if (await this.isOnKnownDevice(attempt)) {
      const ofDevice: Attempt = { action: 'login-device', of: `${name} ${attempt.deviceSha256}` };
      await this.limiter.take(ofDevice);
      return () => this.limiter.giveBack(ofDevice);
    }
    const ofAddress: Attempt = { action: 'login-address', of: address };
    const ofSource: Attempt = { action: 'login-source', of: `${name} ${address}` };
    const ofAccount: Attempt = { action: 'login-account', of: name };
    await this.limiter.take(ofAddress, ofSource);
    // What is refused for its address already does not count against the account: one stranger never uses it up.
    await this.limiter.take(ofAccount);
    return async () => {
      await this.limiter.giveBack(ofSource);
      await this.limiter.giveBackOne(ofAddress, ofAccount);
    };
  }

  private async isOnKnownDevice({ account, deviceSha256 }: LoginAttempt): Promise<boolean> {
    if (!deviceSha256) return false;
    const owner = account ?? nobody;
    return this.database.inTenant(owner.organisationId, ({ knownDevices }) =>
      knownDevices.isKnown(owner, deviceSha256),
    );
  }
}
