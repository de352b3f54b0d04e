import type { MigrationInterface, QueryRunner } from 'typeorm';
import { actOnTasksFunction } from './act-on-tasks.sql';
import { putIntoBoxesFunction } from './put-into-boxes.sql';
import { wantedActsFunction } from './wanted-acts.sql';

const sessionsByToken = (condition: string): string => `
  drop policy session_by_token on session;
  create policy session_by_token on session for select using (token_sha256 ${condition})`;

/** The door for people's acts takes several at once: those that arrive while a transaction is under way share the next one. */
export class ActsTogether1795480160000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('drop function if exists act_on_task');
    await db.query(
      sessionsByToken(`= any (string_to_array(nullif(current_setting('zeren.session_sha256', true), ''), ','))`),
    );
    await db.query(wantedActsFunction);
    await db.query(putIntoBoxesFunction);
    await db.query(actOnTasksFunction);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop function act_on_tasks; drop function put_into_boxes; drop function wanted_acts');
    await db.query(sessionsByToken(`= nullif(current_setting('zeren.session_sha256', true), '')`));
  }
}
