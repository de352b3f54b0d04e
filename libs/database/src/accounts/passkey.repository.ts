import type { EntityManager } from 'typeorm';
import { hasChanged } from '../has-changed';
import type { FactorOwner } from './second-factor.repository';

export interface PasskeyRow {
  readonly id: string;
  readonly credentialId: string;
  /** COSE_Key, base64url. */
  readonly publicKey: string;
  readonly signCount: number;
  readonly name: string;
  readonly transports: readonly string[];
  readonly isBackedUp: boolean;
  readonly enrolledAt: string;
  readonly usedAt: string | null;
}

export type PasskeyToAdd = Omit<PasskeyRow, 'enrolledAt' | 'usedAt'>;

const columns = `p.id, p.credential_id as "credentialId", p.public_key as "publicKey", p.sign_count::float8 as "signCount", p.name, p.transports,
  p.is_backed_up as "isBackedUp", iso_instant(p.enrolled_at) as "enrolledAt", iso_instant(p.used_at) as "usedAt"`;

/** Public keys only: what is secret never leaves the person's device. */
export class PasskeyRepository {
  constructor(private readonly manager: EntityManager) {}

  /** The oldest first. */
  list({ organisationId, personId }: FactorOwner): Promise<PasskeyRow[]> {
    return this.manager.query(
      `select ${columns} from passkey p where p.organisation_id = $1 and p.person_id = $2 order by p.enrolled_at, p.id`,
      [organisationId, personId],
    );
  }

  /** Nothing for somebody else's. */
  async findByCredential(
    { organisationId, personId }: FactorOwner,
    credentialId: string,
  ): Promise<PasskeyRow | undefined> {
    const [row]: PasskeyRow[] = await this.manager.query(
      `select ${columns} from passkey p where p.organisation_id = $1 and p.person_id = $2 and p.credential_id = $3`,
      [organisationId, personId, credentialId],
    );
    return row;
  }

  /** False when the credential is known already. */
  add({ organisationId, personId }: FactorOwner, passkey: PasskeyToAdd): Promise<boolean> {
    const { id, credentialId, publicKey, signCount, name, transports, isBackedUp } = passkey;
    return hasChanged(
      this.manager,
      `insert into passkey (organisation_id, person_id, id, credential_id, public_key, sign_count, name, transports, is_backed_up)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict on constraint passkey_credential_key do nothing returning id`,
      [organisationId, personId, id, credentialId, publicKey, signCount, name, transports, isBackedUp],
    );
  }

  /** False when another use has moved the counter meanwhile, or the passkey is gone. */
  use(
    organisationId: string,
    { id, signCount }: Pick<PasskeyRow, 'id' | 'signCount'>,
    after: Pick<PasskeyRow, 'signCount' | 'isBackedUp'>,
  ): Promise<boolean> {
    return hasChanged(
      this.manager,
      `update passkey set sign_count = $4, is_backed_up = $5, used_at = now()
        where organisation_id = $1 and id = $2 and sign_count = $3 returning id`,
      [organisationId, id, signCount, after.signCount, after.isBackedUp],
    );
  }

  /** False when there is no such passkey, or it is somebody else's. */
  remove({ organisationId, personId }: FactorOwner, id: string): Promise<boolean> {
    return hasChanged(
      this.manager,
      'delete from passkey where organisation_id = $1 and person_id = $2 and id = $3 returning id',
      [organisationId, personId, id],
    );
  }

  /** False when there was none. */
  removeAll({ organisationId, personId }: FactorOwner): Promise<boolean> {
    return hasChanged(this.manager, 'delete from passkey where organisation_id = $1 and person_id = $2 returning id', [
      organisationId,
      personId,
    ]);
  }
}
