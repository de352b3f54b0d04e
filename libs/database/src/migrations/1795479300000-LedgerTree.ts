import type { MigrationInterface, QueryRunner } from 'typeorm';
import { forceTenancy } from './force-tenancy';

const appendOnly = ['ledger_leaf', 'ledger_tile', 'ledger_checkpoint'] as const;
const tables = ['ledger_pending', ...appendOnly] as const;

/**
 * The tree over the ledger, one per organisation. An entry waits in `ledger_pending` until the sequencer gives it a leaf:
 * transactions commit out of order, so no mark in time or in ids would find them all. Keys make the tree what it is: a
 * place is taken once, an entry has one place, and a leaf stands on the one before it.
 */
export class LedgerTree1795479300000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table ledger_pending (
        organisation_id uuid not null, entry_id uuid not null,
        constraint ledger_pending_pkey primary key (organisation_id, entry_id));

      create table ledger_leaf (
        organisation_id uuid not null, leaf_index bigint not null,
        previous_index bigint generated always as (nullif(leaf_index, 0) - 1) stored,
        entry_id uuid not null, leaf_hash bytea not null,
        constraint ledger_leaf_pkey primary key (organisation_id, leaf_index),
        constraint ledger_leaf_once unique (organisation_id, entry_id),
        constraint ledger_leaf_previous_fkey foreign key (organisation_id, previous_index) references ledger_leaf,
        constraint ledger_leaf_entry_fkey foreign key (organisation_id, entry_id) references ledger_entry,
        constraint ledger_leaf_check check (leaf_index >= 0 and length(leaf_hash) = 32));

      create table ledger_tile (
        organisation_id uuid not null, level int not null, tile_index bigint not null, hashes bytea not null, root bytea not null,
        constraint ledger_tile_pkey primary key (organisation_id, level, tile_index),
        constraint ledger_tile_check check (level >= 0 and tile_index >= 0 and length(hashes) = 256 * 32 and length(root) = 32));
      alter table ledger_tile alter column hashes set storage external; -- hashes do not shrink

      create table ledger_checkpoint (
        organisation_id uuid not null, size bigint not null, root bytea not null, note text not null, verifier_key text not null,
        signed_at timestamptz not null default now(),
        constraint ledger_checkpoint_pkey primary key (organisation_id, size),
        constraint ledger_checkpoint_check check (size >= 0 and length(root) = 32));`);
    await forceTenancy(db, tables);
    for (const table of tables)
      await db.query(`create policy ${table}_sequencer on ${table} to zeren_sequencer using (true) with check (true)`);
    for (const table of appendOnly)
      await db.query(`
        create trigger ${table}_append_only before update or delete or truncate on ${table}
          for each statement execute function refuse_change()`);
    await db.query(`
      create policy ledger_entry_sequencer on ledger_entry for select to zeren_sequencer using (true);
      grant select (organisation_id, id, leaf_hash, recorded_at) on ledger_entry to zeren_sequencer;
      grant select, insert, delete on ledger_pending to zeren_sequencer;
      grant select, insert on ledger_leaf, ledger_tile, ledger_checkpoint to zeren_sequencer;
      grant insert on ledger_pending to zeren_app;
      grant select on ledger_leaf, ledger_tile, ledger_checkpoint to zeren_app;

      create function await_leaf() returns trigger language plpgsql as $$
      begin
        insert into public.ledger_pending (organisation_id, entry_id) values (new.organisation_id, new.id);
        return null;
      end $$;
      create trigger ledger_entry_awaits_leaf after insert on ledger_entry for each row execute function await_leaf()`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop trigger ledger_entry_awaits_leaf on ledger_entry;
      drop function await_leaf;
      drop policy ledger_entry_sequencer on ledger_entry;
      revoke select (organisation_id, id, leaf_hash, recorded_at) on ledger_entry from zeren_sequencer`);
    for (const table of tables.toReversed()) await db.query(`drop table ${table}`);
  }
}
