import type { MigrationInterface, QueryRunner } from 'typeorm';
import { forceTenancy } from './force-tenancy';

const tables = ['mailbox', 'message', 'message_item'] as const;

/**
 * Mail to people: where each wants it, the messages that wait or were sent, and which notification stood in which one, so
 * that nobody is told the same thing twice. The relay's role learns which organisations have mailboxes, and nothing more.
 */
export class Mail1795480200000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table mailbox (
        organisation_id uuid not null, person_id uuid not null, address text not null, language text not null,
        opened_at timestamptz not null default now(),
        constraint mailbox_pkey primary key (organisation_id, person_id),
        constraint mailbox_account_fkey foreign key (organisation_id, person_id) references account on delete cascade);

      create table message (
        organisation_id uuid not null, id uuid not null, person_id uuid not null, dedupe_key text not null,
        state text not null default 'waiting', attempts int not null default 0, send_after timestamptz not null,
        settled_at timestamptz, answer text, recorded_at timestamptz not null default now(),
        constraint message_pkey primary key (organisation_id, id),
        constraint message_once unique (organisation_id, dedupe_key),
        constraint message_state_check check (state in ('waiting', 'sent', 'dropped', 'dead')),
        constraint message_person_fkey foreign key (organisation_id, person_id) references person);
      create index message_waiting on message (organisation_id, send_after) where state = 'waiting';

      create table message_item (
        organisation_id uuid not null, person_id uuid not null, notification_id uuid not null, message_id uuid not null,
        constraint message_item_pkey primary key (organisation_id, person_id, notification_id),
        constraint message_item_message_fkey foreign key (organisation_id, message_id) references message,
        constraint message_item_notification_fkey foreign key (organisation_id, notification_id) references notification);
      create index message_item_message on message_item (organisation_id, message_id);
      create index notification_task on notification (organisation_id, task_id) where task_id is not null`);
    await forceTenancy(db, tables);
    await db.query(`
      create policy mailbox_relay on mailbox for select to zeren_relay using (true);
      grant select (organisation_id) on mailbox to zeren_relay;
      grant select, insert, update, delete on mailbox to zeren_app;
      grant select, insert, update on message to zeren_app;
      grant select, insert on message_item to zeren_app`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop index notification_task');
    for (const table of tables.toReversed()) await db.query(`drop table ${table}`);
  }
}
