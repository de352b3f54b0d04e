import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the predecessor's part of the year was worth: entered by the office, split by days with the successor's result. */
export class PredecessorScore1795480140000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('alter table succession add column predecessor_score numeric(7,2)');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table succession drop column predecessor_score');
  }
}
