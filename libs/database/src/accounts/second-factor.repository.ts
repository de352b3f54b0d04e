import type { EntityManager } from 'typeorm';
import { hasChanged } from '../has-changed';

export interface SecondFactorRow {
  /** Sealed; opened by whoever has the key. */
  readonly secret: string;
  readonly lastStep: number;
  /** The person has shown once that his app knows the secret. */
  readonly isConfirmed: boolean;
  readonly recoveryCodesLeft: number;
}

export interface FactorOwner {
  readonly organisationId: string;
  readonly personId: string;
}

/** Second factors of accounts. Every use is one statement that decides: the same code typed twice at once works once. */
export class SecondFactorRepository {
  constructor(private readonly manager: EntityManager) {}

  async find({ organisationId, personId }: FactorOwner): Promise<SecondFactorRow | undefined> {
    const [row]: SecondFactorRow[] = await this.manager.query(
      `select f.secret, f.last_step as "lastStep", f.confirmed_at is not null as "isConfirmed",
              (select count(*)::int from recovery_code r where r.organisation_id = f.organisation_id and r.person_id = f.person_id) as "recoveryCodesLeft"
         from second_factor f where f.organisation_id = $1 and f.person_id = $2`,
      [organisationId, personId],
    );
    return row;
  }

  /** In place of one that was never confirmed; a confirmed one stays, and the answer is no. */
  enrol({ organisationId, personId }: FactorOwner, secret: string): Promise<boolean> {
    return this.hasChanged(
      `insert into second_factor as f (organisation_id, person_id, secret) values ($1, $2, $3)
       on conflict on constraint second_factor_pkey do update set secret = excluded.secret, last_step = 0, enrolled_at = now()
         where f.confirmed_at is null returning person_id`,
      [organisationId, personId, secret],
    );
  }

  /** @param secret against which the code was checked: another one may have been enrolled meanwhile. */
  async confirm(
    { organisationId, personId }: FactorOwner,
    { secret, step, recoverySha256s }: { secret: string; step: number; recoverySha256s: readonly string[] },
  ): Promise<boolean> {
    const isConfirmed = await this.hasChanged(
      `update second_factor set confirmed_at = now(), last_step = $4
        where organisation_id = $1 and person_id = $2 and secret = $3 and confirmed_at is null returning person_id`,
      [organisationId, personId, secret, step],
    );
    if (isConfirmed)
      await this.manager.query(
        'insert into recovery_code (organisation_id, person_id, code_sha256) select $1, $2, unnest($3::text[])',
        [organisationId, personId, recoverySha256s],
      );
    return isConfirmed;
  }

  /** False when this step, or a later one, was used. */
  useStep({ organisationId, personId }: FactorOwner, step: number): Promise<boolean> {
    return this.hasChanged(
      `update second_factor set last_step = $3
        where organisation_id = $1 and person_id = $2 and last_step < $3 and confirmed_at is not null returning person_id`,
      [organisationId, personId, step],
    );
  }

  /** The same secret under another key. @param stored as it was read: another one may stand there by now. */
  async reseal({ organisationId, personId }: FactorOwner, stored: string, sealed: string): Promise<void> {
    await this.manager.query(
      'update second_factor set secret = $4 where organisation_id = $1 and person_id = $2 and secret = $3',
      [organisationId, personId, stored, sealed],
    );
  }

  /** False when there is no such code, or no more. */
  useRecoveryCode({ organisationId, personId }: FactorOwner, codeSha256: string): Promise<boolean> {
    return this.hasChanged(
      'delete from recovery_code where organisation_id = $1 and person_id = $2 and code_sha256 = $3 returning person_id',
      [organisationId, personId, codeSha256],
    );
  }

  /** With its recovery codes. False when there was none. */
  remove({ organisationId, personId }: FactorOwner): Promise<boolean> {
    return this.hasChanged(
      'delete from second_factor where organisation_id = $1 and person_id = $2 returning person_id',
      [organisationId, personId],
    );
  }

  private hasChanged(sql: string, parameters: readonly unknown[]): Promise<boolean> {
    return hasChanged(this.manager, sql, parameters);
  }
}
