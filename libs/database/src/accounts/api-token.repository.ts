import type { EntityManager } from 'typeorm';
import type { FactorOwner } from './second-factor.repository';

export interface ApiTokenRow {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly usedAt: string | null;
}

export interface ApiTokenToAdd {
  readonly id: string;
  readonly tokenSha256: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly days: number;
}

const columns = `t.id, t.name, t.scopes, iso_instant(t.created_at) as "createdAt", iso_instant(t.expires_at) as "expiresAt",
  iso_instant(t.used_at) as "usedAt"`;

/** Tokens by which programs act for a person; the token itself is never stored. */
export class ApiTokenRepository {
  constructor(private readonly manager: EntityManager) {}

  /** Also those that have expired, until they are removed. The latest first. */
  list({ organisationId, personId }: FactorOwner): Promise<ApiTokenRow[]> {
    return this.manager.query(
      `select ${columns} from api_token t where t.organisation_id = $1 and t.person_id = $2 order by t.created_at desc, t.id`,
      [organisationId, personId],
    );
  }

  async add({ organisationId, personId }: FactorOwner, token: ApiTokenToAdd): Promise<ApiTokenRow | undefined> {
    const { id, tokenSha256, name, scopes, days } = token;
    const [row]: ApiTokenRow[] = await this.manager.query(
      `with t as (
         insert into api_token (organisation_id, person_id, id, token_sha256, name, scopes, expires_at)
         values ($1, $2, $3, $4, $5, $6, now() + make_interval(days => $7)) returning *)
       select ${columns} from t`,
      [organisationId, personId, id, tokenSha256, name, scopes, days],
    );
    return row;
  }

  /** One, or all of them. Answers the hashes of what was removed. */
  async remove({ organisationId, personId }: FactorOwner, id?: string): Promise<readonly string[]> {
    const rows: { tokenSha256: string }[] = await this.manager.query(
      `with removed as (
         delete from api_token where organisation_id = $1 and person_id = $2 and ($3::uuid is null or id = $3) returning token_sha256)
       select token_sha256 as "tokenSha256" from removed`,
      [organisationId, personId, id ?? null],
    );
    return rows.map(({ tokenSha256 }) => tokenSha256);
  }
}
