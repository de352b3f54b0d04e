import type { MigrationInterface, QueryRunner } from 'typeorm';
import { findPrincipalFunctions } from './find-principal.sql';

/** A session has an id to speak of it by, that opens nothing; a closed account has no sessions. */
export class SessionsOfAPerson1795478820000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table session add column id uuid not null default gen_random_uuid();
      alter table session add constraint session_id_key unique (organisation_id, id);

      create function end_sessions_of_closed_account() returns trigger
      language plpgsql security invoker set search_path = public, pg_temp as $$
      begin
        delete from session s where s.organisation_id = new.organisation_id and s.person_id = new.person_id;
        return null;
      end $$;
      create trigger account_closed after update of enabled on account for each row when (not new.enabled)
        execute function end_sessions_of_closed_account()`);
    await db.query(findPrincipalFunctions);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop trigger account_closed on account;
      drop function end_sessions_of_closed_account;
      alter table session drop column id`);
  }
}
