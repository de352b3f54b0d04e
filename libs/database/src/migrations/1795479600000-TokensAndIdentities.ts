import type { MigrationInterface, QueryRunner } from 'typeorm';
import { forceTenancy } from './force-tenancy';
import { useApiTokenFunction } from './use-api-token.sql';

/** Tokens by which programs act for a person. Only the hash is kept; like a session, one is found before the tenant is known. */
export class ApiTokens1795479600000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table api_token (
        organisation_id uuid not null, id uuid not null, person_id uuid not null, token_sha256 text not null, name text not null,
        scopes text[] not null, created_at timestamptz not null default now(), expires_at timestamptz not null, used_at timestamptz,
        constraint api_token_pkey primary key (organisation_id, id),
        constraint api_token_hash_key unique (token_sha256),
        constraint api_token_life_check check (expires_at <= created_at + interval '366 days'),
        constraint api_token_account_fkey foreign key (organisation_id, person_id) references account on delete cascade);
      create index api_token_person on api_token (organisation_id, person_id)`);
    await forceTenancy(db, ['api_token']);
    await db.query(`
      create policy api_token_by_hash on api_token for select
        using (token_sha256 = nullif(current_setting('zeren.api_token_sha256', true), ''));
      grant select, insert, update, delete on api_token to zeren_app`);
    await db.query(useApiTokenFunction);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop function use_api_token; drop table api_token');
  }
}
