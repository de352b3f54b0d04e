import type { MigrationInterface, QueryRunner } from 'typeorm';
import { forceTenancy } from './force-tenancy';

const tables = [
  'plan',
  'plan_version',
  'meeting',
  'attendance',
  'outcome',
  'resolution',
  'problem',
  'rectification',
  'work_record',
  'adjustment',
  'ballot_box',
  'ballot_roll',
  'ballot_sheet',
  'verdict',
  'pool_result',
  'publicity',
  'objection',
  'award',
  'summary_report',
  'succession',
  'review_request',
] as const;

/** What the phases leave behind: plan, meetings, problems, records, evaluation, report. */
export class PhasesOfTheYear1795478520000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table plan (
        organisation_id uuid not null, id uuid not null, cycle_id uuid not null, state text not null default 'draft',
        version int not null default 0, draft jsonb not null, draft_revision int not null default 1,
        document_no text, issued_on date, document_sha256 text,
        constraint plan_pkey primary key (organisation_id, id),
        constraint plan_cycle_key unique (organisation_id, cycle_id),
        constraint plan_cycle_fkey foreign key (organisation_id, cycle_id) references cycle);

      create table plan_version (
        organisation_id uuid not null, plan_id uuid not null, version int not null, content jsonb not null, content_text text not null,
        document_sha256 text not null, cause text not null, business_at timestamptz not null, recorded_at timestamptz not null default now(),
        constraint plan_version_pkey primary key (organisation_id, plan_id, version),
        constraint plan_version_plan_fkey foreign key (organisation_id, plan_id) references plan);

      create table meeting (
        organisation_id uuid not null, id uuid not null, cycle_id uuid not null, code text not null, kind text not null,
        name_zh text not null, name_en text not null, held_on date not null, chair_post text not null, state text not null default 'planned',
        present_count int, due_count int, quorum_met boolean,
        constraint meeting_pkey primary key (organisation_id, id),
        constraint meeting_code_key unique (organisation_id, cycle_id, code),
        constraint meeting_cycle_fkey foreign key (organisation_id, cycle_id) references cycle);

      create table attendance (
        organisation_id uuid not null, meeting_id uuid not null, post_code text not null, person_id uuid, state text not null, reason text,
        constraint attendance_pkey primary key (organisation_id, meeting_id, post_code),
        constraint attendance_meeting_fkey foreign key (organisation_id, meeting_id) references meeting);

      create table outcome (
        organisation_id uuid not null, id uuid not null, meeting_id uuid not null, no int not null, kind text not null, text text not null,
        constraint outcome_pkey primary key (organisation_id, id),
        constraint outcome_no_key unique (organisation_id, meeting_id, no),
        constraint outcome_meeting_fkey foreign key (organisation_id, meeting_id) references meeting);

      create table resolution (
        organisation_id uuid not null, id uuid not null, meeting_id uuid not null, code text not null, unit_code text not null,
        owner_post text not null, verifier_post text not null, text text not null, state text not null default 'open',
        constraint resolution_pkey primary key (organisation_id, id),
        constraint resolution_code_key unique (organisation_id, meeting_id, code),
        constraint resolution_meeting_fkey foreign key (organisation_id, meeting_id) references meeting);

      create table problem (
        organisation_id uuid not null, id uuid not null, cycle_id uuid not null, source text not null, no int not null, unit_code text not null,
        problem_text text not null, cause_text text, next_step_text text, measure_text text,
        constraint problem_pkey primary key (organisation_id, id),
        constraint problem_no_key unique (organisation_id, cycle_id, source, no),
        constraint problem_cycle_fkey foreign key (organisation_id, cycle_id) references cycle);

      create table rectification (
        organisation_id uuid not null, id uuid not null, cycle_id uuid not null, problem_id uuid not null, code text not null, unit_code text not null,
        owner_post text not null, unit_verifier_post text not null, superior_verifier_post text not null, opened_on date not null,
        closing_on date not null, state text not null default 'open',
        constraint rectification_pkey primary key (organisation_id, id),
        constraint rectification_code_key unique (organisation_id, cycle_id, code),
        constraint rectification_problem_fkey foreign key (organisation_id, problem_id) references problem,
        constraint rectification_verifier_check check (owner_post <> unit_verifier_post and owner_post <> superior_verifier_post));

      create table work_record (
        organisation_id uuid not null, id uuid not null, cycle_id uuid not null, kind text not null, held_on date not null,
        title text not null, unit_code text, content jsonb not null, entered_by uuid not null, recorded_at timestamptz not null default now(),
        constraint work_record_pkey primary key (organisation_id, id),
        constraint work_record_cycle_fkey foreign key (organisation_id, cycle_id) references cycle);
      create index work_record_cycle on work_record (organisation_id, cycle_id, kind, held_on);

      create table adjustment (
        organisation_id uuid not null, id uuid not null, cycle_id uuid not null, letter_id uuid not null, code text not null, kind text not null,
        points numeric(6,2) not null, matter text, reason text not null, state text not null default 'registered', decided_on date,
        constraint adjustment_pkey primary key (organisation_id, id),
        constraint adjustment_code_key unique (organisation_id, cycle_id, code),
        constraint adjustment_letter_fkey foreign key (organisation_id, letter_id) references letter);

      create table ballot_box (
        organisation_id uuid not null, id uuid not null, cycle_id uuid not null, pool text not null, rater_group text not null,
        state text not null default 'issued', issued_count int not null, returned_count int not null default 0,
        constraint ballot_box_pkey primary key (organisation_id, id),
        constraint ballot_box_group_key unique (organisation_id, cycle_id, pool, rater_group));

      create table ballot_roll (
        organisation_id uuid not null, box_id uuid not null, elector text not null, has_voted boolean not null default false,
        constraint ballot_roll_pkey primary key (organisation_id, box_id, elector),
        constraint ballot_roll_box_fkey foreign key (organisation_id, box_id) references ballot_box);

      create table ballot_sheet (
        organisation_id uuid not null, id uuid not null, box_id uuid not null, marks jsonb not null,
        constraint ballot_sheet_pkey primary key (organisation_id, id),
        constraint ballot_sheet_box_fkey foreign key (organisation_id, box_id) references ballot_box);

      create table verdict (
        organisation_id uuid not null, id uuid not null, cycle_id uuid not null, pool text not null, version int not null,
        cause text not null, scheme jsonb not null, inputs jsonb not null, result jsonb not null, scheme_sha256 text not null,
        inputs_sha256 text not null, result_sha256 text not null, business_at timestamptz not null, recorded_at timestamptz not null default now(),
        constraint verdict_pkey primary key (organisation_id, id),
        constraint verdict_version_key unique (organisation_id, cycle_id, pool, version));

      create table pool_result (
        organisation_id uuid not null, cycle_id uuid not null, pool text not null, version int not null, letter_id uuid not null,
        rank int not null, exact_total text not null, shown_total numeric(7,2) not null, grade text not null, state text not null default 'computed',
        constraint pool_result_pkey primary key (organisation_id, cycle_id, pool, version, letter_id),
        constraint pool_result_letter_fkey foreign key (organisation_id, letter_id) references letter);

      create table publicity (
        organisation_id uuid not null, cycle_id uuid not null, pool text not null, opens_on date not null, last_on date not null,
        closed_at timestamptz,
        constraint publicity_pkey primary key (organisation_id, cycle_id, pool));

      create table objection (
        organisation_id uuid not null, id uuid not null, cycle_id uuid not null, pool text not null, filed_by uuid not null, text text not null,
        state text not null default 'open', answer text, business_at timestamptz not null, recorded_at timestamptz not null default now(),
        constraint objection_pkey primary key (organisation_id, id));

      create table award (
        organisation_id uuid not null, id uuid not null, cycle_id uuid not null, unit_code text not null, nominee_post text not null,
        grounds text not null, state text not null default 'nominated', rule text,
        constraint award_pkey primary key (organisation_id, id),
        constraint award_unit_key unique (organisation_id, cycle_id, unit_code, nominee_post));

      create table succession (
        organisation_id uuid not null, id uuid not null, cycle_id uuid not null, post_code text not null, predecessor_id uuid not null,
        successor_id uuid not null, from_on date not null, resign_by_on date not null, reason text not null, letter_id uuid, state text not null default 'open',
        constraint succession_pkey primary key (organisation_id, id),
        constraint succession_post_key unique (organisation_id, post_code, from_on));

      create table review_request (
        organisation_id uuid not null, id uuid not null, cycle_id uuid not null, letter_id uuid not null, filed_on date not null,
        text text not null, state text not null default 'filed', business_at timestamptz not null, recorded_at timestamptz not null default now(),
        constraint review_request_pkey primary key (organisation_id, id),
        constraint review_request_letter_fkey foreign key (organisation_id, letter_id) references letter);

      create table summary_report (
        organisation_id uuid not null, id uuid not null, cycle_id uuid not null, version int not null, content jsonb not null,
        content_sha256 text not null, document bytea not null, document_sha256 text not null, business_at timestamptz not null,
        recorded_at timestamptz not null default now(),
        constraint summary_report_pkey primary key (organisation_id, id),
        constraint summary_report_version_key unique (organisation_id, cycle_id, version));`);
    await forceTenancy(db, tables);
    await db.query(`
      grant select, insert, update on ${tables.filter((table) => table !== 'plan_version' && table !== 'verdict').join(', ')} to zeren_app;
      grant select, insert on plan_version, verdict to zeren_app`);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of tables.toReversed()) await db.query(`drop table ${table}`);
  }
}
