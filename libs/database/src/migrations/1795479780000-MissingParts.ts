import type { MigrationInterface, QueryRunner } from 'typeorm';
import { forceTenancy } from './force-tenancy';

/**
 * What a verdict lacked each time it was asked for; and a vote that is repeated: the new box stands beside the old one, which
 * is kept as void (R19).
 */
export class MissingParts1795479780000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table missing_part (
        organisation_id uuid not null, cycle_id uuid not null, round int not null, pool text not null, component text not null,
        letter_id uuid not null, part text not null, cause text not null,
        constraint missing_part_pkey primary key (organisation_id, cycle_id, round, pool, component, letter_id, part),
        constraint missing_part_letter_fkey foreign key (organisation_id, letter_id) references letter);
      alter table ballot_box drop constraint ballot_box_group_key;
      create unique index ballot_box_group_key on ballot_box (organisation_id, cycle_id, pool, rater_group) where state <> 'void'`);
    await forceTenancy(db, ['missing_part']);
    await db.query('grant select, insert on missing_part to zeren_app');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table missing_part;
      delete from ballot_sheet s using ballot_box b where b.organisation_id = s.organisation_id and b.id = s.box_id and b.state = 'void';
      delete from ballot_roll r using ballot_box b where b.organisation_id = r.organisation_id and b.id = r.box_id and b.state = 'void';
      delete from ballot_box where state = 'void';
      drop index ballot_box_group_key;
      alter table ballot_box add constraint ballot_box_group_key unique (organisation_id, cycle_id, pool, rater_group)`);
  }
}
