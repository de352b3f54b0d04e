import type { MigrationInterface, QueryRunner } from 'typeorm';
import { forceTenancy } from './force-tenancy';

const tables = [
  'cycle',
  'cycle_phase',
  'letter',
  'letter_version',
  'task_group',
  'task',
  'act',
  'ledger_entry',
  'outbox_line',
  'notification',
  'idempotency_record',
] as const;

/**
 * Cycles, letters, and the walk of an act: task, evidence, ledger entry, outbox line. Pages of what an act changes keep
 * room for the next version of their rows, so that counters are updated in place and touch no index.
 */
export class CyclesAndTasks1795478460000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table cycle (
        organisation_id uuid not null, id uuid not null, year int not null, title text not null, template text not null,
        state text not null default 'draft', biz_epoch_ms bigint, real_epoch_ms bigint, real_ms_per_biz_day bigint,
        calendar_version int not null, frame jsonb not null, frame_sha256 text not null,
        started_at timestamptz, closed_at timestamptz,
        constraint cycle_pkey primary key (organisation_id, id),
        constraint cycle_year_key unique (organisation_id, year),
        constraint cycle_calendar_fkey foreign key (organisation_id, calendar_version) references working_calendar);

      create table cycle_phase (
        organisation_id uuid not null, cycle_id uuid not null, key text not null, planned_from_on date not null,
        planned_until_on date not null, entered_at timestamptz, left_at timestamptz,
        constraint cycle_phase_pkey primary key (organisation_id, cycle_id, key),
        constraint cycle_phase_cycle_fkey foreign key (organisation_id, cycle_id) references cycle);

      create table letter (
        organisation_id uuid not null, id uuid not null, cycle_id uuid not null, code text not null, level text not null,
        kind text not null default 'original', parent_letter_id uuid, superior text not null, bearer text not null,
        witness text, channel text not null default 'electronic', round_id uuid not null, child_round_id uuid,
        state text not null default 'draft', version int not null default 1, document_sha256 text not null,
        fence_on date, completed_at timestamptz, period_from_on date, period_until_on date,
        constraint letter_pkey primary key (organisation_id, id),
        constraint letter_code_key unique (organisation_id, cycle_id, code),
        constraint letter_cycle_fkey foreign key (organisation_id, cycle_id) references cycle)
        with (fillfactor = 70);
      create index letter_round on letter (organisation_id, round_id);

      create table letter_version (
        organisation_id uuid not null, letter_id uuid not null, version int not null, content jsonb not null,
        content_text text not null, document_sha256 text not null, reason text, recorded_at timestamptz not null default now(),
        constraint letter_version_pkey primary key (organisation_id, letter_id, version),
        constraint letter_version_letter_fkey foreign key (organisation_id, letter_id) references letter);

      create table task_group (
        organisation_id uuid not null, id uuid not null, cycle_id uuid not null, workflow_id text not null, step text not null,
        letter_id uuid, wakes boolean not null default true, open_tasks int not null default 0,
        constraint task_group_pkey primary key (organisation_id, id),
        constraint task_group_once unique nulls not distinct (organisation_id, workflow_id, step, letter_id),
        constraint task_group_cycle_fkey foreign key (organisation_id, cycle_id) references cycle)
        with (fillfactor = 50);

      create table task (
        organisation_id uuid not null, id uuid not null, cycle_id uuid not null, group_id uuid not null, workflow_id text not null,
        phase text not null, step text not null, kind text not null, subject text not null, round int not null default 1,
        origin text not null default 'plan', assignee_kind text not null, assignee text not null,
        letter_id uuid, document_sha256 text, secret boolean not null default false, state text not null default 'open',
        opened_at timestamptz not null, due_on date not null, due_at timestamptz not null, due_rule text not null,
        expires_at timestamptz, result text, via text, closed_cause text,
        business_at timestamptz, recorded_at timestamptz, created_at timestamptz not null default now(),
        constraint task_pkey primary key (organisation_id, id),
        constraint task_once unique (organisation_id, workflow_id, step, subject, assignee, round),
        constraint task_group_fkey foreign key (organisation_id, group_id) references task_group,
        constraint task_letter_fkey foreign key (organisation_id, letter_id) references letter)
        with (fillfactor = 70);
      create index task_open on task (organisation_id, assignee_kind, assignee, due_at, id) where state = 'open';
      create index task_cycle_state on task (organisation_id, cycle_id, state);
      create index task_letter on task (organisation_id, letter_id) where letter_id is not null;

      create table act (
        organisation_id uuid not null, id uuid not null, task_id uuid not null, person_id uuid not null, on_behalf_of_id uuid,
        round int not null, kind text not null, content jsonb, content_salt text, document_sha256 text, assurance text not null,
        via text not null, key text not null, request_sha256 text not null, answer text not null,
        business_at timestamptz not null, recorded_at timestamptz not null default now(),
        constraint act_pkey primary key (organisation_id, id),
        constraint act_once unique (organisation_id, task_id),
        constraint act_key unique (organisation_id, person_id, key),
        constraint act_task_fkey foreign key (organisation_id, task_id) references task);

      create table ledger_entry (
        organisation_id uuid not null, id uuid not null, kind text not null, cycle_id uuid, subject_kind text not null,
        subject_id text not null, actor text not null, payload text not null, leaf_hash bytea not null, process_key text,
        business_at timestamptz not null, recorded_at timestamptz not null,
        constraint ledger_entry_pkey primary key (organisation_id, id));
      create unique index ledger_entry_process_key on ledger_entry (organisation_id, process_key) where process_key is not null;
      create index ledger_entry_subject on ledger_entry (organisation_id, subject_kind, subject_id, recorded_at);
      create index ledger_entry_cycle on ledger_entry (organisation_id, cycle_id, recorded_at);

      create table outbox_line (
        organisation_id uuid not null, id uuid not null, workflow_id text not null, task_id uuid not null, state text not null,
        result text, business_at timestamptz not null, send_after timestamptz not null, attempts int not null default 0,
        delivered_at timestamptz, dead_reason text, recorded_at timestamptz not null default now(),
        constraint outbox_line_pkey primary key (organisation_id, id));
      create index outbox_line_unsent on outbox_line (workflow_id, id) where delivered_at is null and dead_reason is null;

      create table notification (
        organisation_id uuid not null, id uuid not null, dedupe_key text not null, recipient_kind text not null, recipient text not null,
        kind text not null, task_id uuid, cycle_id uuid, business_at timestamptz not null, recorded_at timestamptz not null default now(),
        read_at timestamptz,
        constraint notification_pkey primary key (organisation_id, id),
        constraint notification_once unique (organisation_id, dedupe_key));
      create index notification_recipient on notification (organisation_id, recipient_kind, recipient, recorded_at desc);

      create table idempotency_record (
        organisation_id uuid not null, person_id uuid not null, key text not null, operation text not null,
        request_sha256 text not null, status int, answer text, recorded_at timestamptz not null default now(),
        constraint idempotency_record_pkey primary key (organisation_id, person_id, key));`);
    await forceTenancy(db, tables);
    await db.query(`
      create policy outbox_line_relay on outbox_line to zeren_relay using (true);
      grant select, update on outbox_line to zeren_relay;
      grant select, insert, update on cycle, cycle_phase, letter, task_group, task, outbox_line, notification, idempotency_record to zeren_app;
      grant select, insert on letter_version, act, ledger_entry to zeren_app;

      create function refuse_change() returns trigger language plpgsql set search_path = public, pg_temp as $$
      begin raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation'; end $$;
      create trigger ledger_entry_append_only before update or delete or truncate on ledger_entry
        for each statement execute function refuse_change();
      create trigger act_append_only before update or delete or truncate on act
        for each statement execute function refuse_change();
      create trigger letter_version_append_only before update or delete or truncate on letter_version
        for each statement execute function refuse_change()`);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of tables.toReversed()) await db.query(`drop table ${table}`);
    await db.query('drop function refuse_change');
  }
}
