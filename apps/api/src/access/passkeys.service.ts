import { Injectable } from '@nestjs/common';
import type { CreationOptions, EnrolmentRequest, NewPasskey, PasskeyView } from '@zeren/api-contracts';
import { Database, newId, type PasskeyRow, type Repositories } from '@zeren/database';
import {
  challengeOf,
  passkeyAlgorithms,
  readAttestation,
  type PasskeyCredential,
  type SessionToConfirm,
} from '@zeren/signing';
import { personEntry } from '../http/person-entry';
import { Problem } from '../http/problem';
import { CurrentFactorService } from './current-factor.service';
import { ceremonyMs, PasskeyConfirmationsService } from './passkey-confirmations.service';
import { PasskeySiteService } from './passkey-site.service';
import { businessNow, isSteppedUp, type Principal } from './principal';

/** The passkeys of an account: enrolled with a factor that is there already, listed, removed. */
@Injectable()
export class PasskeysService {
  constructor(
    private readonly database: Database,
    private readonly confirmations: PasskeyConfirmationsService,
    private readonly sites: PasskeySiteService,
    private readonly factors: CurrentFactorService,
  ) {}

  async list(principal: Principal): Promise<PasskeyView[]> {
    const rows = await this.database.inTenant(principal.organisationId, ({ passkeys }) => passkeys.list(principal));
    return rows.map(viewOf);
  }

  /** @throws Problem `step-up-required`, or `wrong-credentials` where a password is all there is. */
  async beginEnrolment(
    principal: Principal,
    tokenSha256: string,
    { password }: EnrolmentRequest,
  ): Promise<CreationOptions> {
    await this.factors.assertShown(principal, password);
    const known = await this.database.inTenant(principal.organisationId, ({ passkeys }) => passkeys.list(principal));
    const { personId, personCode, personName, organisation } = principal;
    return {
      challenge: await this.confirmations.ask(principal, tokenSha256, { purpose: 'enrol' }),
      rp: { id: this.sites.rpId, name: `Zeren ${organisation.code}` },
      user: { id: Buffer.from(personId).toString('base64url'), name: personCode, displayName: personName },
      pubKeyCredParams: passkeyAlgorithms.map((alg) => ({ type: 'public-key', alg })),
      timeout: ceremonyMs,
      attestation: 'none',
      authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
      excludeCredentials: known.map(({ credentialId, transports }) => ({
        id: credentialId,
        type: 'public-key',
        transports: [...transports],
      })),
    };
  }

  /** @throws Problem `challenge-spent`, `passkey-refused`, `passkey-exists`. */
  async enrol(principal: Principal, tokenSha256: string, passkey: NewPasskey): Promise<PasskeyView> {
    const asked = await this.confirmations.take<SessionToConfirm>(
      principal,
      tokenSha256,
      'enrol',
      passkey.clientDataJson,
    );
    const site = this.sites.find(passkey.clientDataJson);
    const credential = site && (await readAttestation(passkey, challengeOf(asked), site));
    if (!credential) throw new Problem('passkey-refused');
    const { credentialId, name, transports } = passkey;
    const row = { id: newId(), credentialId, name, transports, ...credential };
    return this.database.inTenant(principal.organisationId, async (repositories) => {
      if (!(await repositories.passkeys.add(principal, row))) throw new Problem('passkey-exists');
      await record(repositories, principal, 'passkey.enrolled', keyFacts(credential));
      const added = await repositories.passkeys.findByCredential(principal, credentialId);
      if (!added) throw new Problem('passkey-exists');
      return viewOf(added);
    });
  }

  /** @throws Problem `step-up-required`, `not-found`. */
  async remove(principal: Principal, id: string): Promise<void> {
    await this.database.inTenant(principal.organisationId, async (repositories) => {
      const known = await repositories.passkeys.list(principal);
      if (!known.some((passkey) => passkey.id === id)) throw new Problem('not-found');
      if (!isSteppedUp(principal)) throw new Problem('step-up-required');
      await repositories.passkeys.remove(principal, id);
      await record(repositories, principal, 'passkey.removed');
    });
  }
}

const viewOf = ({ id, name, enrolledAt, usedAt, isBackedUp }: PasskeyRow): PasskeyView => ({
  id,
  name,
  enrolledAt,
  usedAt,
  backedUp: isBackedUp,
});

/** The key itself: whoever verifies an assertion years later finds here whose it was. */
const keyFacts = ({ publicKey, isBackedUp }: PasskeyCredential) => ({ publicKey, isBackedUp });

const record = (
  { ledger }: Repositories,
  by: Principal,
  kind: 'passkey.enrolled' | 'passkey.removed',
  facts: Readonly<Record<string, string | boolean>> = {},
): Promise<readonly string[]> =>
  ledger.append(by.organisationId, [
    personEntry(by, kind, { subjectKind: 'person', subjectId: by.personId, businessAt: businessNow(by), facts }),
  ]);
