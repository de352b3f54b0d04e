import type { MigrationInterface, QueryRunner } from 'typeorm';
import { forceTenancy } from './force-tenancy';

const tables = ['passkey', 'passkey_challenge', 'passkey_assertion'] as const;

/**
 * Passkeys of accounts, what they were asked to confirm, and what they confirmed. A challenge belongs to one session, is
 * taken away by its first use and goes with its session. An assertion is evidence: it stays as it was, also when the
 * passkey is removed or the act that followed was refused.
 */
export class Passkeys1795479480000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table passkey (
        organisation_id uuid not null, id uuid not null, person_id uuid not null, credential_id text not null, public_key text not null,
        sign_count bigint not null, name text not null, transports text[] not null, is_backed_up boolean not null,
        enrolled_at timestamptz not null default now(), used_at timestamptz,
        constraint passkey_pkey primary key (organisation_id, id),
        constraint passkey_credential_key unique (organisation_id, credential_id),
        constraint passkey_account_fkey foreign key (organisation_id, person_id) references account on delete cascade);
      create index passkey_person on passkey (organisation_id, person_id);

      create table passkey_challenge (
        organisation_id uuid not null, challenge text not null, session_id uuid not null, confirmed jsonb not null, expires_at timestamptz not null,
        constraint passkey_challenge_pkey primary key (organisation_id, challenge),
        constraint passkey_challenge_session_fkey foreign key (organisation_id, session_id)
          references session (organisation_id, id) on delete cascade);
      create index passkey_challenge_session on passkey_challenge (organisation_id, session_id);

      create table passkey_assertion (
        organisation_id uuid not null, challenge text not null, person_id uuid not null, task_id uuid, key_sha256 text,
        content jsonb not null, sha256 text not null, recorded_at timestamptz not null default now(),
        constraint passkey_assertion_pkey primary key (organisation_id, challenge),
        constraint passkey_assertion_sha256_key unique (organisation_id, sha256),
        constraint passkey_assertion_act_check check ((task_id is null) = (key_sha256 is null)),
        constraint passkey_assertion_person_fkey foreign key (organisation_id, person_id) references person,
        constraint passkey_assertion_task_fkey foreign key (organisation_id, task_id) references task);
      create trigger passkey_assertion_append_only before update or delete or truncate on passkey_assertion
        for each statement execute function refuse_change()`);
    await forceTenancy(db, tables);
    await db.query(`
      grant select, insert, update, delete on passkey to zeren_app;
      grant select, insert, delete on passkey_challenge to zeren_app;
      grant select, insert on passkey_assertion to zeren_app`);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of tables.toReversed()) await db.query(`drop table ${table}`);
  }
}
