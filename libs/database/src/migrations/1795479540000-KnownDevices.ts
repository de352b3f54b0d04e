import type { MigrationInterface, QueryRunner } from 'typeorm';
import { forceTenancy } from './force-tenancy';

/** Where somebody has logged in with the right password before: strangers who guess elsewhere do not shut him out there. */
export class KnownDevices1795479540000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table known_device (
        organisation_id uuid not null, person_id uuid not null, device_sha256 text not null, seen_at timestamptz not null default now(),
        constraint known_device_pkey primary key (organisation_id, person_id, device_sha256),
        constraint known_device_account_fkey foreign key (organisation_id, person_id) references account on delete cascade)`);
    await forceTenancy(db, ['known_device']);
    await db.query('grant select, insert, update, delete on known_device to zeren_app');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table known_device');
  }
}
