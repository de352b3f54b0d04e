import type { EntityManager } from 'typeorm';

export interface SessionToOpen {
  readonly tokenSha256: string;
  readonly personId: string;
  readonly assurance: string;
  readonly expiresAt: Date;
}

/** A person may be logged in at five places; a sixth ends the oldest. */
const perPerson = 5;

/** Open sessions; the token itself is never stored. */
export class SessionRepository {
  constructor(private readonly manager: EntityManager) {}

  async open(organisationId: string, { tokenSha256, personId, assurance, expiresAt }: SessionToOpen): Promise<void> {
    await this.manager.query(
      `delete from session where organisation_id = $1 and person_id = $2 and token_sha256 in (
         select token_sha256 from session where organisation_id = $1 and person_id = $2 order by opened_at desc offset $3)`,
      [organisationId, personId, perPerson - 1],
    );
    await this.manager.query(
      `insert into session (organisation_id, token_sha256, person_id, assurance, expires_at) values ($1, $2, $3, $4, $5)`,
      [organisationId, tokenSha256, personId, assurance, expiresAt],
    );
  }

  async close(organisationId: string, tokenSha256: string): Promise<void> {
    await this.manager.query('delete from session where organisation_id = $1 and token_sha256 = $2', [
      organisationId,
      tokenSha256,
    ]);
  }
}
