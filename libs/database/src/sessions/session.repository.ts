import type { EntityManager } from 'typeorm';

export interface SessionToOpen {
  readonly tokenSha256: string;
  readonly personId: string;
  readonly assurance: string;
  readonly expiresAt: Date;
}

export interface SessionRow {
  readonly id: string;
  readonly openedAt: string;
  readonly seenAt: string;
  readonly expiresAt: string;
  readonly assurance: string;
  readonly isCurrent: boolean;
}

export interface SessionsToEnd {
  readonly personId: string;
  /** Only this one; absent: all. */
  readonly id?: string;
  /** All but this one. */
  readonly exceptTokenSha256?: string;
}

/** How a session was raised; what an act under it says of itself. */
export type RaisedBy = 'one-time-code' | 'passkey-session';

const isOpen = `s.expires_at > now() and s.seen_at > now() - interval '30 minutes'`;

/** Beside those of browsers there are sessions of one act and sessions that stand for a token; nobody holds theirs. */
const isOfBrowser = `s.assurance not in ('passkey', 'api-token')`;

/** A person may be logged in at five places; a sixth ends the oldest. */
const perPerson = 5;

/** Open sessions; the token itself is never stored. */
export class SessionRepository {
  constructor(private readonly manager: EntityManager) {}

  async open(organisationId: string, { tokenSha256, personId, assurance, expiresAt }: SessionToOpen): Promise<void> {
    await this.manager.query(
      `delete from session where organisation_id = $1 and person_id = $2 and token_sha256 in (
         select s.token_sha256 from session s where s.organisation_id = $1 and s.person_id = $2 and ${isOfBrowser} order by s.opened_at desc offset $3)`,
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
  /** Open ones, the latest first. @param tokenSha256 of the session that asks. */
  listOpen(organisationId: string, personId: string, tokenSha256: string): Promise<SessionRow[]> {
    return this.manager.query(
      `select s.id, iso_instant(s.opened_at) as "openedAt", iso_instant(s.seen_at) as "seenAt", iso_instant(s.expires_at) as "expiresAt",
              case when s.stepped_up_at > now() - interval '5 minutes' then s.assurance else 'session' end as assurance, s.token_sha256 = $3 as "isCurrent"
         from session s where s.organisation_id = $1 and s.person_id = $2 and ${isOfBrowser} and ${isOpen} order by s.opened_at desc, s.id`,
      [organisationId, personId, tokenSha256],
    );
  }

  /** Answers the token hashes of what was ended. */
  async end(organisationId: string, { personId, id, exceptTokenSha256 }: SessionsToEnd): Promise<readonly string[]> {
    const rows: { tokenSha256: string }[] = await this.manager.query(
      `with ended as (
         delete from session where organisation_id = $1 and person_id = $2 and ($3::uuid is null or id = $3)
            and token_sha256 is distinct from $4 returning token_sha256)
       select token_sha256 as "tokenSha256" from ended`,
      [organisationId, personId, id ?? null, exceptTokenSha256 ?? null],
    );
    return rows.map(({ tokenSha256 }) => tokenSha256);
  }

  /** The same session under another token, raised from now on. False when it is gone. */
  async raise(organisationId: string, tokenSha256: string, nextSha256: string, by: RaisedBy): Promise<boolean> {
    const rows: unknown[] = await this.manager.query(
      `with raised as (
         update session set token_sha256 = $3, assurance = $4, stepped_up_at = now()
          where organisation_id = $1 and token_sha256 = $2 returning id)
       select id from raised`,
      [organisationId, tokenSha256, nextSha256, by],
    );
    return rows.length > 0;
  }

  /** Nothing when it is over. */
  async findId(organisationId: string, tokenSha256: string): Promise<string | undefined> {
    const [row]: { id: string }[] = await this.manager.query(
      `select s.id from session s where s.organisation_id = $1 and s.token_sha256 = $2 and ${isOpen}`,
      [organisationId, tokenSha256],
    );
    return row?.id;
  }

  /**
   * A session beside this one for one act that a passkey confirmed: nobody holds its token, so nothing else can be done
   * with it, and it is over by itself. False when this one is over or its account closed.
   */
  async openForAct(organisationId: string, tokenSha256: string, actSha256: string): Promise<boolean> {
    const rows: unknown[] = await this.manager.query(
      `with opened as (
         insert into session (organisation_id, token_sha256, person_id, assurance, stepped_up_at, expires_at)
         select s.organisation_id, $3, s.person_id, 'passkey', now(), now() + interval '30 seconds' from session s
           join account a on a.organisation_id = s.organisation_id and a.person_id = s.person_id and a.enabled
          where s.organisation_id = $1 and s.token_sha256 = $2 and ${isOpen} returning id)
       select id from opened`,
      [organisationId, tokenSha256, actSha256],
    );
    return rows.length > 0;
  }

  /** Which of these are open still. Only a look: it keeps none of them awake. */
  async stillOpen(organisationId: string, tokenSha256s: readonly string[]): Promise<ReadonlySet<string>> {
    const rows: { tokenSha256: string }[] = await this.manager.query(
      `select s.token_sha256 as "tokenSha256" from session s
         join account a on a.organisation_id = s.organisation_id and a.person_id = s.person_id and a.enabled
        where s.organisation_id = $1 and s.token_sha256 = any ($2) and ${isOpen}`,
      [organisationId, tokenSha256s],
    );
    return new Set(rows.map(({ tokenSha256 }) => tokenSha256));
  }
}
