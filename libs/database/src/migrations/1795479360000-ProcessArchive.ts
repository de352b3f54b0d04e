import type { MigrationInterface, QueryRunner } from 'typeorm';
import { forceTenancy } from './force-tenancy';

const tables = ['workflow_bundle', 'archived_run'] as const;
const appendOnly = [...tables, 'archived_run_id'] as const;

/**
 * Histories of processes that have ended, and the code that can replay them. Runs of one organisation stand on each other:
 * each carries the hash of the one before it, so that one that is missing is missed. `archived_run_id` has no organisation:
 * the server lists runs, and whether one is archived is asked before anybody has read whose it is.
 */
export class ProcessArchive1795479360000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table workflow_bundle (
        organisation_id uuid not null, sha256 bytea not null, code_gzip bytea not null,
        node_version text not null, sdk_version text not null, lockfile_sha256 bytea not null,
        kept_at timestamptz not null default now(),
        constraint workflow_bundle_pkey primary key (organisation_id, sha256),
        constraint workflow_bundle_check check (length(sha256) = 32 and length(lockfile_sha256) = 32));

      create table archived_run (
        organisation_id uuid not null, run_id uuid not null, place bigint not null,
        previous_place bigint generated always as (nullif(place, 0) - 1) stored,
        workflow_id text not null, workflow_type text not null, cycle_id uuid,
        first_event_at timestamptz not null, last_event_at timestamptz not null, event_count int not null,
        sha256 bytea not null, plain_sha256 bytea not null, previous_sha256 bytea, bundle_sha256 bytea not null,
        sdk_version text, server_version text not null, codec_key_ids text[] not null, status text not null,
        history_gzip bytea not null, archived_at timestamptz not null,
        constraint archived_run_pkey primary key (organisation_id, run_id),
        constraint archived_run_place unique (organisation_id, place),
        constraint archived_run_link unique (organisation_id, place, sha256),
        constraint archived_run_previous_fkey
          foreign key (organisation_id, previous_place, previous_sha256) references archived_run (organisation_id, place, sha256),
        constraint archived_run_bundle_fkey foreign key (organisation_id, bundle_sha256) references workflow_bundle,
        constraint archived_run_first_check check ((place = 0) = (previous_sha256 is null)),
        constraint archived_run_check check (place >= 0 and event_count > 0 and length(sha256) = 32 and length(plain_sha256) = 32));

      create table archived_run_id (run_id uuid not null, constraint archived_run_id_pkey primary key (run_id));

      alter table workflow_bundle alter column code_gzip set storage external; -- does not shrink twice
      alter table archived_run alter column history_gzip set storage external`);
    await forceTenancy(db, tables);
    for (const table of appendOnly)
      await db.query(`
        create trigger ${table}_append_only before update or delete or truncate on ${table}
          for each statement execute function refuse_change();
        grant select, insert on ${table} to zeren_app`);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of appendOnly.toReversed()) await db.query(`drop table ${table}`);
  }
}
