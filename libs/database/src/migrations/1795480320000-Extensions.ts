import type { MigrationInterface, QueryRunner } from 'typeorm';
import { forceTenancy } from './force-tenancy';

/** Requests for more time: who asks until when and why, who decided. One that waits or was granted bars another. */
export class Extensions1795480320000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table extension_request (
        organisation_id uuid not null, id uuid not null, cycle_id uuid not null, task_id uuid not null, asked_by uuid not null,
        due_on date not null, until_on date not null, reason text not null, state text not null default 'asked',
        decided_by uuid, decision_text text, asked_at timestamptz not null, decided_at timestamptz,
        recorded_at timestamptz not null default now(),
        constraint extension_request_pkey primary key (organisation_id, id),
        constraint extension_request_state_check check (state in ('asked', 'granted', 'refused')),
        constraint extension_request_longer_check check (until_on > due_on),
        constraint extension_request_others_check check (decided_by <> asked_by),
        constraint extension_request_task_fkey foreign key (organisation_id, task_id) references task,
        constraint extension_request_person_fkey foreign key (organisation_id, asked_by) references person);
      create unique index extension_request_once on extension_request (organisation_id, task_id) where state <> 'refused';
      create index extension_request_cycle on extension_request (organisation_id, cycle_id, id)`);
    await forceTenancy(db, ['extension_request']);
    await db.query('grant select, insert, update on extension_request to zeren_app');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table extension_request');
  }
}
