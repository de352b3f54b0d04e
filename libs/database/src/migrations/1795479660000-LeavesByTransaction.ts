import type { MigrationInterface, QueryRunner } from 'typeorm';
import { forceTenancy } from './force-tenancy';

/**
 * An entry knows the transaction that wrote it. The sequencer finds what has no leaf among the entries of transactions
 * that were still running at its last look; no entry has to be written down a second time on a list of those that wait.
 */
export class LeavesByTransaction1795479660000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      drop trigger ledger_entry_awaits_leaf on ledger_entry;
      drop function await_leaf;
      drop table ledger_pending;
      alter table ledger_entry add column recorded_in xid8 not null default pg_current_xact_id();
      create index ledger_entry_recorded_in on ledger_entry (recorded_in);
      grant select (recorded_in) on ledger_entry to zeren_sequencer`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table ledger_entry drop column recorded_in;
      create table ledger_pending (
        organisation_id uuid not null, entry_id uuid not null,
        constraint ledger_pending_pkey primary key (organisation_id, entry_id))`);
    await forceTenancy(db, ['ledger_pending']);
    await db.query(`
      create policy ledger_pending_sequencer on ledger_pending to zeren_sequencer using (true) with check (true);
      grant select, insert, delete on ledger_pending to zeren_sequencer;
      grant insert on ledger_pending to zeren_app;
      create function await_leaf() returns trigger language plpgsql as $$
      begin
        insert into public.ledger_pending (organisation_id, entry_id) values (new.organisation_id, new.id);
        return null;
      end $$;
      create trigger ledger_entry_awaits_leaf after insert on ledger_entry for each row execute function await_leaf()`);
  }
}
