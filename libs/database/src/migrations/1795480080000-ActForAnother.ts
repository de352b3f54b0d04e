import type { MigrationInterface, QueryRunner } from 'typeorm';
import { actOnTaskFunction, dropActOnTaskFunction } from './act-on-task.sql';

/** The door for acts lets a substitute in, in databases that were made before it did. */
export class ActForAnother1795480080000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(dropActOnTaskFunction);
    await db.query(actOnTaskFunction);
  }

  async down(): Promise<void> {
    // Which door was there before depends on the version; without a substitution both decide the same.
  }
}
