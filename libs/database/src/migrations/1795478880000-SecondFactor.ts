import type { MigrationInterface, QueryRunner } from 'typeorm';
import { findPrincipalFunctions } from './find-principal.sql';
import { forceTenancy } from './force-tenancy';

const tables = ['second_factor', 'recovery_code'] as const;

/** One-time codes, the recovery codes for the day they are lost, and when a session was raised by one of them. */
export class SecondFactor1795478880000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table second_factor (
        organisation_id uuid not null, person_id uuid not null, secret text not null, last_step int not null default 0,
        enrolled_at timestamptz not null default now(), confirmed_at timestamptz,
        constraint second_factor_pkey primary key (organisation_id, person_id),
        constraint second_factor_account_fkey foreign key (organisation_id, person_id) references account on delete cascade);

      create table recovery_code (
        organisation_id uuid not null, person_id uuid not null, code_sha256 text not null,
        constraint recovery_code_pkey primary key (organisation_id, person_id, code_sha256),
        constraint recovery_code_factor_fkey foreign key (organisation_id, person_id) references second_factor on delete cascade);

      alter table session add column stepped_up_at timestamptz`);
    await forceTenancy(db, tables);
    await db.query(`
      grant select, insert, update, delete on second_factor to zeren_app;
      grant select, insert, delete on recovery_code to zeren_app`);
    await db.query(findPrincipalFunctions);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table session drop column stepped_up_at');
    for (const table of tables.toReversed()) await db.query(`drop table ${table}`);
  }
}
