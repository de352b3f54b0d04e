import type { EntityManager } from 'typeorm';
import type { FactorOwner } from './second-factor.repository';

/** A person is known on so many devices; another one makes the longest unused unknown. */
const perPerson = 10;

/** Devices on which somebody has logged in; what they hold is stored as a hash. */
export class KnownDeviceRepository {
  constructor(private readonly manager: EntityManager) {}

  /** For a year after the last login on it. */
  async isKnown({ organisationId, personId }: FactorOwner, deviceSha256: string): Promise<boolean> {
    const rows: unknown[] = await this.manager.query(
      `select 1 from known_device where organisation_id = $1 and person_id = $2 and device_sha256 = $3
          and seen_at > now() - interval '1 year'`,
      [organisationId, personId, deviceSha256],
    );
    return rows.length > 0;
  }

  async remember({ organisationId, personId }: FactorOwner, deviceSha256: string): Promise<void> {
    await this.manager.query(
      `insert into known_device (organisation_id, person_id, device_sha256) values ($1, $2, $3)
       on conflict on constraint known_device_pkey do update set seen_at = now()`,
      [organisationId, personId, deviceSha256],
    );
    await this.manager.query(
      `delete from known_device where organisation_id = $1 and person_id = $2 and device_sha256 in (
         select device_sha256 from known_device where organisation_id = $1 and person_id = $2 order by seen_at desc offset $3)`,
      [organisationId, personId, perPerson],
    );
  }

  async forgetAll({ organisationId, personId }: FactorOwner): Promise<void> {
    await this.manager.query('delete from known_device where organisation_id = $1 and person_id = $2', [
      organisationId,
      personId,
    ]);
  }
}
