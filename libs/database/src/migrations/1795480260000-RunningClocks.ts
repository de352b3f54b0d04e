import type { MigrationInterface, QueryRunner } from 'typeorm';
import { forceTenancy } from './force-tenancy';

/**
 * What the clock of a task was counted from, so that it can be counted again: start day and rule, and the version of the
 * calendar. Every change of a due day is kept beside it, with old day, new day and cause; by one version of the calendar a
 * clock is changed at most once.
 */
export class RunningClocks1795480260000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table task add column clock jsonb, add column calendar_version int;

      create table clock_change (
        organisation_id uuid not null, id uuid not null, cycle_id uuid not null, task_id uuid not null, cause text not null,
        outcome text not null, old_due_on date not null, new_due_on date not null, calendar_version int not null,
        actor_id uuid, reason text, business_at timestamptz not null, recorded_at timestamptz not null default now(),
        constraint clock_change_pkey primary key (organisation_id, id),
        constraint clock_change_cause_check check (cause in ('calendar', 'command', 'extension')),
        constraint clock_change_outcome_check check (outcome in ('moved', 'kept-old-due', 'fixed-on-day-off')),
        constraint clock_change_task_fkey foreign key (organisation_id, task_id) references task);
      create unique index clock_change_once on clock_change (organisation_id, task_id, calendar_version) where cause = 'calendar';
      create index clock_change_cycle on clock_change (organisation_id, cycle_id, id);
      create index clock_change_task on clock_change (organisation_id, task_id, id)`);
    await forceTenancy(db, ['clock_change']);
    await db.query(`
      grant select, insert on clock_change to zeren_app;
      create trigger clock_change_append_only before update or delete or truncate on clock_change
        for each statement execute function refuse_change()`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table clock_change; alter table task drop column clock, drop column calendar_version`);
  }
}
