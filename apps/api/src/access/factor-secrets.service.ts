import { Inject, Injectable } from '@nestjs/common';
import type { ApiConfig } from '@zeren/config';
import type { FactorOwner, Repositories, SecondFactorRow } from '@zeren/database';
import { SecretSealer, stepOfOneTimeCode } from '@zeren/signing';
import { API_CONFIG } from '../http/api-config';

/** Secrets of second factors: in the clear only here, for as long as a code is checked. */
@Injectable()
export class FactorSecretsService {
  private readonly sealer: SecretSealer;

  constructor(@Inject(API_CONFIG) { factorKeys }: ApiConfig) {
    this.sealer = new SecretSealer(factorKeys);
  }

  seal(secret: string, owner: FactorOwner): string {
    return this.sealer.seal(secret, nameOf(owner));
  }

  /** Step of a code that holds now and was not used; nothing for any other. */
  stepOf(code: string, { secret, lastStep }: SecondFactorRow, owner: FactorOwner): number | undefined {
    return stepOfOneTimeCode({ secret: this.sealer.open(secret, nameOf(owner)), lastStep, code, now: Date.now() });
  }

  /** What was sealed under an earlier key, or not at all. */
  async renew({ secondFactors }: Repositories, { secret }: SecondFactorRow, owner: FactorOwner): Promise<void> {
    if (this.sealer.isCurrent(secret)) return;
    await secondFactors.reseal(owner, secret, this.seal(this.sealer.open(secret, nameOf(owner)), owner));
  }
}

const nameOf = ({ organisationId, personId }: FactorOwner): string => `${organisationId}/${personId}`;
