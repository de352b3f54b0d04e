import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addToRateWindowsFunction } from './add-to-rate-windows.sql';

/**
 * Counts for the rate limits. Unlogged: it outlives every restart of an api and an orderly one of the server, and a
 * count that a power cut takes is no loss. It has no organisation: a login is counted before anybody knows whose it is.
 */
export class RateWindows1795478760000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create unlogged table rate_window (
        key text not null, count bigint not null, ends_at timestamptz not null,
        constraint rate_window_pkey primary key (key));
      create index rate_window_ends_at on rate_window (ends_at);
      grant select, insert, update, delete on rate_window to zeren_app`);
    await db.query(addToRateWindowsFunction);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop function add_to_rate_windows; drop table rate_window');
  }
}
