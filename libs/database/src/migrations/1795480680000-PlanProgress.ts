import type { MigrationInterface, QueryRunner } from 'typeorm';
import { forceTenancy } from './force-tenancy';

/** Milestones of a plan that were reached, and lights that the office set by hand: added, never changed. */
export class PlanProgress1795480680000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table plan_milestone_reached (
        organisation_id uuid not null, plan_id uuid not null, item_code text not null, milestone_no int not null, done_on date not null,
        text text not null, content_salt text not null, person_id uuid not null, business_at timestamptz not null,
        recorded_at timestamptz not null default now(),
        constraint plan_milestone_reached_pkey primary key (organisation_id, plan_id, item_code, milestone_no),
        constraint plan_milestone_reached_plan_fkey foreign key (organisation_id, plan_id) references plan);
      create table plan_light_override (
        organisation_id uuid not null, id uuid not null, plan_id uuid not null, item_code text not null, light text, computed text not null,
        reason text not null, content_salt text not null, person_id uuid not null, business_at timestamptz not null,
        recorded_at timestamptz not null default now(),
        constraint plan_light_override_pkey primary key (organisation_id, id),
        constraint plan_light_override_plan_fkey foreign key (organisation_id, plan_id) references plan)`);
    await forceTenancy(db, ['plan_milestone_reached', 'plan_light_override']);
    await db.query('grant select, insert on plan_milestone_reached, plan_light_override to zeren_app');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table plan_light_override; drop table plan_milestone_reached');
  }
}
