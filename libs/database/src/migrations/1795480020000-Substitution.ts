import type { MigrationInterface, QueryRunner } from 'typeorm';
import { forceTenancy } from './force-tenancy';
import { dropSubstitutedPersonFunction, substitutedPersonFunction } from './substituted-person.sql';

/** Who acts for whom, from a day to a last day, within a scope, until revoked. A row is never changed but by revoking it. */
export class Substitution1795480020000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table substitution (
        organisation_id uuid not null, id uuid not null, principal_id uuid not null, substitute_id uuid not null,
        from_on date not null, last_on date not null, post_codes text[], task_kinds text[] not null, reason text not null,
        entered_by uuid not null, recorded_at timestamptz not null default now(), revoked_by uuid, revoked_at timestamptz,
        constraint substitution_pkey primary key (organisation_id, id),
        constraint substitution_period_check check (last_on >= from_on),
        constraint substitution_other_check check (principal_id <> substitute_id),
        constraint substitution_revoked_check check ((revoked_by is null) = (revoked_at is null)),
        constraint substitution_principal_fkey foreign key (organisation_id, principal_id) references person,
        constraint substitution_substitute_fkey foreign key (organisation_id, substitute_id) references person,
        constraint substitution_entered_by_fkey foreign key (organisation_id, entered_by) references person);
      create index substitution_substitute on substitution (organisation_id, substitute_id) where revoked_at is null;
      create index substitution_principal on substitution (organisation_id, principal_id)`);
    await forceTenancy(db, ['substitution']);
    await db.query('grant select, insert, update (revoked_by, revoked_at) on substitution to zeren_app');
    await db.query(substitutedPersonFunction);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(dropSubstitutedPersonFunction);
    await db.query('drop table substitution');
  }
}
