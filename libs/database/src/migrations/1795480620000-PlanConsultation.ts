import type { MigrationInterface, QueryRunner } from 'typeorm';
import { forceTenancy } from './force-tenancy';

/** What the office answered to a unit's comment on the draft of a plan: once, and for good. */
export class PlanConsultation1795480620000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table plan_comment_answer (
        organisation_id uuid not null, task_id uuid not null, plan_id uuid not null, verdict text not null, reason text not null,
        content_salt text not null, person_id uuid not null, business_at timestamptz not null,
        recorded_at timestamptz not null default now(),
        constraint plan_comment_answer_pkey primary key (organisation_id, task_id),
        constraint plan_comment_answer_task_fkey foreign key (organisation_id, task_id) references task,
        constraint plan_comment_answer_plan_fkey foreign key (organisation_id, plan_id) references plan)`);
    await forceTenancy(db, ['plan_comment_answer']);
    await db.query('grant select, insert on plan_comment_answer to zeren_app');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table plan_comment_answer');
  }
}
