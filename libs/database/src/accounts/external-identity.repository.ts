import type { EntityManager } from 'typeorm';
import { hasChanged } from '../has-changed';
import type { FactorOwner } from './second-factor.repository';

export interface ExternalIdentityRow {
  readonly id: string;
  readonly issuer: string;
  readonly subject: string;
  readonly linkedAt: string;
  readonly usedAt: string | null;
}

/** A login that has begun at an issuer and has not come back yet. */
export interface LoginUnderWay {
  readonly provider: string;
  /** To whose account the identity is to be linked; absent: it is to log in. */
  readonly sessionId: string | null;
  readonly nonce: string;
  readonly codeVerifier: string;
  readonly redirectUri: string;
}

interface LoginKey {
  readonly stateSha256: string;
  readonly browserSha256: string;
}

/** Who somebody is at an issuer: issuer and subject, never a name or an address that may be given to another one day. */
export class ExternalIdentityRepository {
  constructor(private readonly manager: EntityManager) {}

  /** For ten minutes. Takes away what has been let pass. */
  async begin(organisationId: string, { stateSha256, browserSha256 }: LoginKey, login: LoginUnderWay): Promise<void> {
    await this.manager.query('delete from external_login where organisation_id = $1 and expires_at <= now()', [
      organisationId,
    ]);
    await this.manager.query(
      `insert into external_login (organisation_id, state_sha256, browser_sha256, provider, session_id, nonce, code_verifier, redirect_uri, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, now() + interval '10 minutes')`,
      [
        organisationId,
        stateSha256,
        browserSha256,
        login.provider,
        login.sessionId,
        login.nonce,
        login.codeVerifier,
        login.redirectUri,
      ],
    );
  }

  /** Once. Nothing for another browser, another provider, or too late. */
  async take(
    organisationId: string,
    { stateSha256, browserSha256, provider }: LoginKey & { readonly provider: string },
  ): Promise<LoginUnderWay | undefined> {
    const [row]: LoginUnderWay[] = await this.manager.query(
      `with taken as (
         delete from external_login where organisation_id = $1 and state_sha256 = $2 and browser_sha256 = $3 and provider = $4 returning *)
       select provider, session_id as "sessionId", nonce, code_verifier as "codeVerifier", redirect_uri as "redirectUri"
         from taken where expires_at > now()`,
      [organisationId, stateSha256, browserSha256, provider],
    );
    return row;
  }

  /** Whose it is; from now on used. */
  async findPerson(organisationId: string, issuer: string, subject: string): Promise<string | undefined> {
    const [row]: { personId: string }[] = await this.manager.query(
      `with used as (
         update external_identity set used_at = now() where organisation_id = $1 and issuer = $2 and subject = $3 returning person_id)
       select person_id as "personId" from used`,
      [organisationId, issuer, subject],
    );
    return row?.personId;
  }

  list({ organisationId, personId }: FactorOwner): Promise<ExternalIdentityRow[]> {
    return this.manager.query(
      `select i.id, i.issuer, i.subject, iso_instant(i.linked_at) as "linkedAt", iso_instant(i.used_at) as "usedAt"
         from external_identity i where i.organisation_id = $1 and i.person_id = $2 order by i.linked_at, i.id`,
      [organisationId, personId],
    );
  }

  /** False when it is somebody's already. */
  link(
    { organisationId, personId }: FactorOwner,
    { id, issuer, subject }: Pick<ExternalIdentityRow, 'id' | 'issuer' | 'subject'>,
  ): Promise<boolean> {
    return hasChanged(
      this.manager,
      `insert into external_identity (organisation_id, person_id, id, issuer, subject) values ($1, $2, $3, $4, $5)
       on conflict on constraint external_identity_key do nothing returning id`,
      [organisationId, personId, id, issuer, subject],
    );
  }

  /** False when there is no such identity, or it is somebody else's. */
  remove({ organisationId, personId }: FactorOwner, id: string): Promise<boolean> {
    return hasChanged(
      this.manager,
      'delete from external_identity where organisation_id = $1 and person_id = $2 and id = $3 returning id',
      [organisationId, personId, id],
    );
  }
}
