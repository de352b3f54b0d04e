import type { EntityManager } from 'typeorm';

export interface ChallengeToKeep {
  /** base64url. */
  readonly challenge: string;
  readonly sessionId: string;
  readonly confirmed: object;
  /** ISO 8601, UTC. */
  readonly expiresAt: string;
}

export interface AssertionToKeep {
  readonly challenge: string;
  readonly personId: string;
  readonly content: object;
  readonly sha256: string;
  /** The act it was made for: its task, and the hash of its idempotency key. */
  readonly act?: { readonly taskId: string; readonly keySha256: string };
}

export interface AssertionRow {
  readonly personId: string;
  readonly content: object;
  readonly sha256: string;
  readonly taskId: string | null;
  readonly keySha256: string | null;
}

/** What passkeys are asked to confirm, and what they have confirmed. */
export class PasskeyAssertionRepository {
  constructor(private readonly manager: EntityManager) {}

  /** Takes away what this session has let pass. */
  async ask(organisationId: string, { challenge, sessionId, confirmed, expiresAt }: ChallengeToKeep): Promise<void> {
    await this.manager.query(
      'delete from passkey_challenge where organisation_id = $1 and session_id = $2 and expires_at <= now()',
      [organisationId, sessionId],
    );
    await this.manager.query(
      `insert into passkey_challenge (organisation_id, challenge, session_id, confirmed, expires_at) values ($1, $2, $3, $4, $5)`,
      [organisationId, challenge, sessionId, JSON.stringify(confirmed), expiresAt],
    );
  }

  /** What was to be confirmed; it is gone afterwards. Nothing for a challenge of another session, used or too old. */
  async take<Confirmed>(
    organisationId: string,
    { challenge, sessionId, purpose }: { challenge: string; sessionId: string; purpose: string },
  ): Promise<Confirmed | undefined> {
    const [row]: { confirmed: Confirmed }[] = await this.manager.query(
      `with taken as (
         delete from passkey_challenge where organisation_id = $1 and challenge = $2 and session_id = $3
            and confirmed ->> 'purpose' = $4 returning confirmed, expires_at)
       select confirmed from taken where expires_at > now()`,
      [organisationId, challenge, sessionId, purpose],
    );
    return row?.confirmed;
  }

  async keep(organisationId: string, { challenge, personId, content, sha256, act }: AssertionToKeep): Promise<void> {
    await this.manager.query(
      `insert into passkey_assertion (organisation_id, challenge, person_id, task_id, key_sha256, content, sha256)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [
        organisationId,
        challenge,
        personId,
        act?.taskId ?? null,
        act?.keySha256 ?? null,
        JSON.stringify(content),
        sha256,
      ],
    );
  }

  async find(organisationId: string, challenge: string): Promise<AssertionRow | undefined> {
    const [row]: AssertionRow[] = await this.manager.query(
      `select person_id as "personId", content, sha256, task_id as "taskId", key_sha256 as "keySha256"
         from passkey_assertion where organisation_id = $1 and challenge = $2`,
      [organisationId, challenge],
    );
    return row;
  }

  /** Has this person's act under this key been done? Then its repetition decides nothing any more. */
  async isActDone(organisationId: string, personId: string, key: string): Promise<boolean> {
    const rows: unknown[] = await this.manager.query(
      'select 1 from act where organisation_id = $1 and person_id = $2 and key = $3',
      [organisationId, personId, key],
    );
    return rows.length > 0;
  }
}
