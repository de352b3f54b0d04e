import type { MigrationInterface, QueryRunner } from 'typeorm';
import { actOnTaskFunction, dropActOnTaskFunction } from './act-on-task.sql';

/** The one door for a person's act. */
export class ActOnTask1795478580000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(actOnTaskFunction);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(dropActOnTaskFunction);
  }
}
