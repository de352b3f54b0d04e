import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dropFindPrincipalFunctions, findPrincipalFunctions, rosterDayFunction } from './find-principal.sql';

/** Who is calling, before a tenant is known. */
export class FindPrincipal1795478640000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(rosterDayFunction);
    await db.query(findPrincipalFunctions);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(dropFindPrincipalFunctions);
  }
}
