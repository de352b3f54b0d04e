import type { EntityManager } from 'typeorm';

export interface AccountToOpen {
  readonly personId: string;
  readonly login: string;
  readonly passwordHash: string;
  readonly roles: readonly string[];
  readonly isDemo: boolean;
}

/** Who may log in. The password is only ever seen as a hash. */
export class AccountRepository {
  constructor(private readonly manager: EntityManager) {}

  /** Opens what is not there yet; an existing account keeps its password. Answers how many were new. */
  async open(organisationId: string, accounts: readonly AccountToOpen[]): Promise<number> {
    const rows: unknown[] = await this.manager.query(
      `with opened as (
         insert into account (organisation_id, person_id, login, password_hash, roles, is_demo)
         select $1, n.person_id, n.login, n.password_hash, string_to_array(n.roles, ','), n.is_demo
           from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::boolean[]) as n (person_id, login, password_hash, roles, is_demo)
         on conflict on constraint account_pkey do nothing returning person_id)
       select person_id from opened`,
      [
        organisationId,
        accounts.map(({ personId }) => personId),
        accounts.map(({ login }) => login),
        accounts.map(({ passwordHash }) => passwordHash),
        accounts.map(({ roles }) => roles.join(',')),
        accounts.map(({ isDemo }) => isDemo),
      ],
    );
    return rows.length;
  }

  async findPasswordHash(organisationId: string, personId: string): Promise<string | undefined> {
    const [row]: { passwordHash: string }[] = await this.manager.query(
      'select password_hash as "passwordHash" from account where organisation_id = $1 and person_id = $2',
      [organisationId, personId],
    );
    return row?.passwordHash;
  }

  /** Nothing for a person without an account. */
  async findState(
    organisationId: string,
    personId: string,
  ): Promise<{ readonly isEnabled: boolean; readonly isDemo: boolean } | undefined> {
    const [row]: { isEnabled: boolean; isDemo: boolean }[] = await this.manager.query(
      'select enabled as "isEnabled", is_demo as "isDemo" from account where organisation_id = $1 and person_id = $2',
      [organisationId, personId],
    );
    return row;
  }

  async exists(organisationId: string, personId: string): Promise<boolean> {
    const rows: unknown[] = await this.manager.query(
      'select 1 from account where organisation_id = $1 and person_id = $2',
      [organisationId, personId],
    );
    return rows.length > 0;
  }
}
