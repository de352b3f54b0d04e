import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dropRightsAndInstants, rightsAndInstants } from './rights-and-instants.sql';

/** What the door for a person's act is built of; the door itself came anew with `ActsTogether`. */
export class ActOnTask1795478580000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(rightsAndInstants);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(dropRightsAndInstants);
  }
}
