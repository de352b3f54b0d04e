import type { MigrationInterface, QueryRunner } from 'typeorm';
import { forceTenancy, tenantFunction } from './force-tenancy';

const tables = [
  'organisation',
  'unit',
  'post',
  'person',
  'appointment',
  'body',
  'membership',
  'account',
  'session',
  'working_calendar',
] as const;

/** Who is where: units, posts, persons and bodies with dated memberships; accounts and sessions; the working calendar. */
export class Organisation1795478400000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table organisation (
        organisation_id uuid not null, code text not null, name_zh text not null, name_en text not null,
        time_zone text not null, utc_offset_minutes int not null, details jsonb not null default '{}',
        constraint organisation_pkey primary key (organisation_id));

      create table unit (
        organisation_id uuid not null, code text not null, name_zh text not null, name_en text not null,
        kind text not null, head_post text, sort_order int not null,
        constraint unit_pkey primary key (organisation_id, code),
        constraint unit_organisation_fkey foreign key (organisation_id) references organisation);

      create table post (
        organisation_id uuid not null, code text not null, unit_code text not null, kind text not null,
        title_zh text not null, title_en text not null, in_charge_of text[] not null default '{}',
        supervised_externally boolean not null default false, sort_order int not null,
        constraint post_pkey primary key (organisation_id, code),
        constraint post_unit_fkey foreign key (organisation_id, unit_code) references unit);

      create table person (
        organisation_id uuid not null, id uuid not null, code text not null, name text not null,
        constraint person_pkey primary key (organisation_id, id),
        constraint person_code_key unique (organisation_id, code));

      create table appointment (
        organisation_id uuid not null, person_id uuid not null, post_code text not null, kind text not null default 'regular',
        from_on date not null, until_on date,
        constraint appointment_pkey primary key (organisation_id, post_code, person_id, from_on),
        constraint appointment_period_check check (until_on is null or until_on > from_on),
        constraint appointment_person_fkey foreign key (organisation_id, person_id) references person,
        constraint appointment_post_fkey foreign key (organisation_id, post_code) references post);
      create index appointment_person on appointment (organisation_id, person_id);

      create table body (
        organisation_id uuid not null, code text not null, kind text not null, name_zh text not null, name_en text not null,
        unit_code text, parent_code text, sort_order int not null,
        constraint body_pkey primary key (organisation_id, code));

      create table membership (
        organisation_id uuid not null, id uuid not null, body_code text not null, post_code text, person_id uuid, role text not null,
        from_on date not null, until_on date,
        constraint membership_pkey primary key (organisation_id, id),
        constraint membership_member_check check ((post_code is null) <> (person_id is null)),
        constraint membership_body_fkey foreign key (organisation_id, body_code) references body,
        constraint membership_post_fkey foreign key (organisation_id, post_code) references post,
        constraint membership_person_fkey foreign key (organisation_id, person_id) references person);
      create index membership_body on membership (organisation_id, body_code);

      create table account (
        organisation_id uuid not null, person_id uuid not null, login text not null, password_hash text not null,
        roles text[] not null default '{}', enabled boolean not null default true, is_demo boolean not null default false,
        constraint account_pkey primary key (organisation_id, person_id),
        constraint account_login_key unique (login),
        constraint account_person_fkey foreign key (organisation_id, person_id) references person);

      create table session (
        organisation_id uuid not null, token_sha256 text not null, person_id uuid not null, assurance text not null,
        opened_at timestamptz not null default now(), seen_at timestamptz not null default now(), expires_at timestamptz not null,
        constraint session_pkey primary key (token_sha256),
        constraint session_account_fkey foreign key (organisation_id, person_id) references account on delete cascade);
      create index session_person on session (organisation_id, person_id);

      create table working_calendar (
        organisation_id uuid not null, version int not null, content jsonb not null, recorded_at timestamptz not null default now(),
        constraint working_calendar_pkey primary key (organisation_id, version));`);
    await db.query(tenantFunction);
    await forceTenancy(db, tables);
    // A login and a session are looked for before the tenant is known: exactly the row whose secret the caller names.
    await db.query(`
      create policy account_by_login on account for select
        using (login = nullif(current_setting('zeren.login', true), ''));
      create policy session_by_token on session for select
        using (token_sha256 = nullif(current_setting('zeren.session_sha256', true), ''));
      grant select, insert, update on organisation, unit, post, person, appointment, body, membership, account, working_calendar to zeren_app;
      grant select, insert, update, delete on session to zeren_app`);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of tables.toReversed()) await db.query(`drop table ${table}`);
    await db.query('drop function tenant');
  }
}
