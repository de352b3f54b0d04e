import type { MigrationInterface, QueryRunner } from 'typeorm';
import { forceTenancy } from './force-tenancy';
import { useApiTokenFunction } from './use-api-token.sql';

const tables = ['api_token', 'external_identity', 'external_login'] as const;

/**
 * Tokens by which programs act for a person: only the hash is kept, and like a session one is found before the tenant is
 * known. Identities of other issuers by which people log in, by issuer and subject alone, and the logins that are under way.
 */
export class TokensAndIdentities1795479600000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table api_token (
        organisation_id uuid not null, id uuid not null, person_id uuid not null, token_sha256 text not null, name text not null,
        scopes text[] not null, created_at timestamptz not null default now(), expires_at timestamptz not null, used_at timestamptz,
        constraint api_token_pkey primary key (organisation_id, id),
        constraint api_token_hash_key unique (organisation_id, token_sha256),
        constraint api_token_life_check check (expires_at <= created_at + interval '366 days'),
        constraint api_token_account_fkey foreign key (organisation_id, person_id) references account on delete cascade);
      create index api_token_person on api_token (organisation_id, person_id);
      create index api_token_hash on api_token (token_sha256);

      create table external_identity (
        organisation_id uuid not null, id uuid not null, person_id uuid not null, issuer text not null, subject text not null,
        linked_at timestamptz not null default now(), used_at timestamptz,
        constraint external_identity_pkey primary key (organisation_id, id),
        constraint external_identity_key unique (organisation_id, issuer, subject),
        constraint external_identity_account_fkey foreign key (organisation_id, person_id) references account on delete cascade);
      create index external_identity_person on external_identity (organisation_id, person_id);

      create table external_login (
        organisation_id uuid not null, state_sha256 text not null, browser_sha256 text not null, provider text not null,
        session_id uuid, nonce text not null, code_verifier text not null, redirect_uri text not null, expires_at timestamptz not null,
        constraint external_login_pkey primary key (organisation_id, state_sha256),
        constraint external_login_session_fkey foreign key (organisation_id, session_id)
          references session (organisation_id, id) on delete cascade)`);
    await forceTenancy(db, tables);
    await db.query(`
      create policy api_token_by_hash on api_token for select
        using (token_sha256 = nullif(current_setting('zeren.api_token_sha256', true), ''));
      grant select, insert, update, delete on api_token, external_identity to zeren_app;
      grant select, insert, delete on external_login to zeren_app`);
    await db.query(useApiTokenFunction);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop function use_api_token');
    for (const table of tables.toReversed()) await db.query(`drop table ${table}`);
  }
}
