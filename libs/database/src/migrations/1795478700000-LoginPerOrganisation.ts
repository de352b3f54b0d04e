import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A login belongs to its organisation: what another one calls its people is neither taken nor told. */
export class LoginPerOrganisation1795478700000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table account drop constraint account_login_key;
      alter table account add constraint account_login_key unique (organisation_id, login);
      create index account_login on account (login)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop index account_login;
      alter table account drop constraint account_login_key;
      alter table account add constraint account_login_key unique (login)`);
  }
}
