import type { EntityManager } from 'typeorm';

export interface Mailbox {
  readonly address: string;
  readonly language: 'zh-CN' | 'en';
}

/** Where people want their mail; one mailbox each, or none. */
export class MailboxRepository {
  constructor(private readonly manager: EntityManager) {}

  async find(organisationId: string, personId: string): Promise<Mailbox | undefined> {
    const [row]: Mailbox[] = await this.manager.query(
      'select address, language from mailbox where organisation_id = $1 and person_id = $2',
      [organisationId, personId],
    );
    return row;
  }

  /** A new address is told nothing of what was before it. */
  async open(organisationId: string, personId: string, { address, language }: Mailbox): Promise<void> {
    await this.manager.query(
      `insert into mailbox (organisation_id, person_id, address, language) values ($1, $2, $3, $4)
       on conflict on constraint mailbox_pkey do update set language = excluded.language, address = excluded.address,
         opened_at = case when mailbox.address = excluded.address then mailbox.opened_at else now() end`,
      [organisationId, personId, address, language],
    );
  }

  async close(organisationId: string, personId: string): Promise<void> {
    await this.manager.query('delete from mailbox where organisation_id = $1 and person_id = $2', [
      organisationId,
      personId,
    ]);
  }

  /** Whose account is open and who wants mail. */
  async persons(organisationId: string): Promise<readonly string[]> {
    const rows: { personId: string }[] = await this.manager.query(
      `select m.person_id as "personId" from mailbox m join account a on a.organisation_id = $1 and a.person_id = m.person_id
        where m.organisation_id = $1 and a.enabled order by m.person_id`,
      [organisationId],
    );
    return rows.map(({ personId }) => personId);
  }
}
