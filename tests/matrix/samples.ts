import { newId } from '@zeren/database';
import { createHash, randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import type { Ids, ObjectKind } from './rights/right';

export interface Sample {
  /** State of the object, or whose it is. */
  readonly name: string;
  readonly ids: Ids;
}

export type Samples = Readonly<Record<ObjectKind, readonly Sample[]>>;

/** Cycles as the office drafted them: one of this year, one of the next. */
export interface DraftedCycles {
  readonly running: { readonly id: string; readonly planId: string };
  readonly draft: { readonly id: string; readonly planId: string };
}

/** Evening of a year: the pool's results are public and may be objected to. */
const businessAt = Date.parse('2027-01-19T01:00:00Z');

const letters = [
  ['A01', 'open', 'A', 'L3'],
  ['A02', 'complete', 'A', 'L5'],
  ['B08', 'returned', 'B', 'H08'],
  ['B14', 'draft', 'B', 'person:P-R1'],
] as const;

/** Rows as processes and people would have left them, in the states that the matrix asks about. */
export class SampleYear {
  constructor(
    private readonly admin: Client,
    private readonly organisationId: string,
    /** Stands in every text that is only text: what another organisation must never see. */
    private readonly canary: string,
  ) {}

  async place({ running, draft }: DraftedCycles): Promise<Samples> {
    await this.run(running.id);
    const closed = await this.closedCycle(running.id);
    const placed = await this.letters(running.id);
    await this.evaluation(running.id, placed[0]?.ids['letterId'] ?? '');
    return {
      cycle: [sample('running', { cycleId: running.id }), sample('draft', { cycleId: draft.id }), closed],
      letter: placed,
      meeting: await this.meetings(running.id),
      person: [sample('a bearer', { personId: await this.personId('P-L3') })],
      plan: [await this.issuedPlan(running.planId), sample('draft', { planId: draft.planId })],
      report: [],
      substitution: await this.substitutions(),
      succession: [await this.succession(running.id)],
      task: await this.tasks(running.id),
    };
  }

  /** Another open task like this one: what an act uses up is there again. */
  async taskLike(taskId: string): Promise<string> {
    const id = newId();
    await this.admin.query(
      `insert into task (organisation_id, id, cycle_id, group_id, workflow_id, phase, step, kind, subject, assignee_kind, assignee, secret,
                         state, opened_at, due_on, due_at, due_rule)
       select organisation_id, $3::uuid, cycle_id, group_id, workflow_id, phase, step, kind, $3::uuid::text, assignee_kind, assignee, secret,
              state, opened_at, due_on, due_at, due_rule from task where organisation_id = $1 and id = $2`,
      [this.organisationId, taskId, id],
    );
    return id;
  }

  private async run(cycleId: string): Promise<void> {
    await this.admin.query(
      `update cycle set state = 'running', biz_epoch_ms = $3::bigint, real_epoch_ms = $4, real_ms_per_biz_day = 86400000, started_at = now()
        where organisation_id = $1 and id = $2`,
      [this.organisationId, cycleId, businessAt, Date.now()],
    );
  }

  private async closedCycle(runningId: string): Promise<Sample> {
    const cycleId = newId();
    await this.admin.query(
      `with closed as (
         insert into cycle select organisation_id, $3, 2025, title, template, 'closed', biz_epoch_ms, real_epoch_ms, real_ms_per_biz_day,
                calendar_version, frame, frame_sha256, started_at - interval '1 year', now() from cycle where organisation_id = $1 and id = $2)
       insert into plan (organisation_id, id, cycle_id, draft) select $1, $4, $3, draft from plan where organisation_id = $1 and cycle_id = $2`,
      [this.organisationId, runningId, cycleId, newId()],
    );
    return sample('closed', { cycleId });
  }

  private async letters(cycleId: string): Promise<readonly Sample[]> {
    const text = `责任书 ${this.canary}`;
    const party = { token: 'L1', title: this.canary, name: this.canary };
    const content = {
      superior: party,
      bearer: party,
      witness: null,
      annexes: [
        {
          domain: 'safety',
          weight: '30.00',
          indicators: [{ code: 'SAF1', planItem: 'SAF-1', title: this.canary, fullMarks: '10.00' }],
        },
      ],
      changes: [this.canary],
    };
    const placed = letters.map(([code, state, level, bearer]) => ({ id: newId(), code, state, level, bearer }));
    for (const { id, code, state, level, bearer } of placed)
      await this.admin.query(
        `with placed as (
           insert into letter (organisation_id, id, cycle_id, code, level, superior, bearer, witness, round_id, state, document_sha256)
           values ($1, $2, $3, $4, $5, 'L1', $6, 'L9', $2, $7, $8))
         insert into letter_version (organisation_id, letter_id, version, content, content_text, document_sha256, reason)
         values ($1, $2, 1, $9, $10, $8, $10)`,
        [this.organisationId, id, cycleId, code, level, bearer, state, sha256(text), JSON.stringify(content), text],
      );
    return placed.map(({ id, state }) => sample(state, { letterId: id }));
  }

  /** Somebody acts for the bearer, as the office clerk entered it; and once did. */
  private async substitutions(): Promise<readonly Sample[]> {
    const bearer = await this.personId('P-L3');
    const substitute = await this.personId('P-S11');
    const clerk = await this.personId('P-S01');
    const placed = [sample('in force', { substitutionId: newId() }), sample('revoked', { substitutionId: newId() })];
    for (const { name, ids } of placed)
      await this.admin.query(
        `insert into substitution (organisation_id, id, principal_id, substitute_id, from_on, last_on, task_kinds, reason, entered_by, revoked_by, revoked_at)
         values ($1, $2, $3, $4, '2027-01-01', '2027-12-31', '{issue-agenda,sign-letter}', $5, $6, case when $7 then $6::uuid end, case when $7 then now() end)`,
        [this.organisationId, ids['substitutionId'], bearer, substitute, this.canary, clerk, name === 'revoked'],
      );
    return placed;
  }

  /** The bearer has his post from the witness; what was handed over is read by the two. */
  private async succession(cycleId: string): Promise<Sample> {
    const successionId = newId();
    await this.admin.query(
      `insert into succession (organisation_id, id, cycle_id, post_code, predecessor_id, successor_id, from_on, resign_by_on, reason)
       values ($1, $2, $3, 'L3', $4, $5, '2026-07-15', '2026-08-14', $6)`,
      [
        this.organisationId,
        successionId,
        cycleId,
        await this.personId('P-L9'),
        await this.personId('P-L3'),
        this.canary,
      ],
    );
    return sample('taken over', { successionId });
  }

  private async personId(code: string): Promise<string> {
    const { rows } = await this.admin.query<{ id: string }>(
      `select id from person where organisation_id = $1 and code = $2`,
      [this.organisationId, code],
    );
    return rows[0]?.id ?? '';
  }

  private async meetings(cycleId: string): Promise<readonly Sample[]> {
    const { rows } = await this.admin.query<{ id: string }>(
      `select id from meeting where organisation_id = $1 and cycle_id = $2 order by held_on, code limit 2`,
      [this.organisationId, cycleId],
    );
    const [planned, held] = rows.map(({ id }) => id);
    await this.admin.query(`update meeting set state = 'held' where organisation_id = $1 and id = $2`, [
      this.organisationId,
      held,
    ]);
    return [sample('planned', { meetingId: planned ?? '' }), sample('held', { meetingId: held ?? '' })];
  }

  private async issuedPlan(planId: string): Promise<Sample> {
    await this.admin.query(
      `with frozen as (
         update plan set state = 'issued', version = 1, document_no = $3, issued_on = '2026-02-01', document_sha256 = $4
          where organisation_id = $1 and id = $2 returning draft)
       insert into plan_version (organisation_id, plan_id, version, content, content_text, document_sha256, cause, business_at)
       select $1, $2, 1, draft, $3, $4, 'adopted', now() from frozen`,
      [this.organisationId, planId, this.canary, sha256(this.canary)],
    );
    return sample('issued', { planId });
  }

  /** Results that everybody may read by now, a plus entry, and a window for objections. */
  private async evaluation(cycleId: string, letterId: string): Promise<void> {
    const result = { subjects: [{ id: 'A01', exactTotal: '90.4962', marks: [this.canary] }] };
    await this.admin.query(
      `with judged as (
         insert into verdict (organisation_id, id, cycle_id, pool, version, cause, scheme, inputs, result, scheme_sha256, inputs_sha256, result_sha256, business_at)
         values ($1, gen_random_uuid(), $2, 'deputies', 1, 'calibrated', '{}', '{}', $4, '', '', '', now())),
       box as (
         insert into ballot_box (organisation_id, id, cycle_id, pool, rater_group, state, issued_count, returned_count)
         values ($1, gen_random_uuid(), $2, 'deputies', 'peers', 'closed', 8, 7)),
       ranked as (
         insert into pool_result (organisation_id, cycle_id, pool, version, letter_id, rank, exact_total, shown_total, grade, state)
         values ($1, $2, 'deputies', 1, $3, 1, '90.4962', '90.50', 'good', 'notified')),
       public as (insert into publicity values ($1, $2, 'deputies', '2027-01-18', '2027-01-25', null))
       insert into adjustment (organisation_id, id, cycle_id, letter_id, code, kind, points, matter, reason)
       values ($1, gen_random_uuid(), $2, $3, 'P1', 'plus', 2, $5, $5)`,
      [this.organisationId, cycleId, letterId, JSON.stringify(result), this.canary],
    );
  }

  private async tasks(cycleId: string): Promise<readonly Sample[]> {
    const groupId = newId();
    await this.admin.query(
      `insert into task_group (organisation_id, id, cycle_id, workflow_id, step, open_tasks) values ($1, $2, $3, $4, 'sample', 1000)`,
      [this.organisationId, groupId, cycleId, `sample/${randomUUID()}`],
    );
    const secretary = await this.personId('P-R1');
    const wanted = [
      ['of the bearer', 'issue-agenda', 'post', 'L3', 'open'],
      ['of the office', 'issue-agenda', 'body', 'leading-group-office', 'open'],
      ['of a person', 'issue-agenda', 'person', secretary, 'open'],
      ['a ballot', 'cast-ballot', 'post', 'S10', 'open'],
      ['ballot of the bearer', 'cast-ballot', 'post', 'L3', 'open'],
      ['done', 'issue-agenda', 'post', 'L3', 'done'],
      ['withdrawn', 'issue-agenda', 'post', 'L3', 'withdrawn'],
    ] as const;
    const placed = wanted.map(([name, ...task]) => ({ ...sample(name, { taskId: newId() }), task }));
    for (const { ids, name, task } of placed)
      await this.admin.query(
        `insert into task (organisation_id, id, cycle_id, group_id, workflow_id, phase, step, kind, subject, assignee_kind, assignee, state,
                           secret, opened_at, due_on, due_at, due_rule)
         select $1, $2, $3, $4, workflow_id, 'year-end', step, $6, $5, $7, $8, $9, $6 = 'cast-ballot', now(), '2027-01-21', '2027-01-21T16:00:00Z', 'workingDays:2'
           from task_group where organisation_id = $1 and id = $4`,
        [this.organisationId, ids['taskId'], cycleId, groupId, `${name} ${this.canary}`, ...task],
      );
    return placed.map(({ name, ids }) => sample(name, ids));
  }
}

const sample = (name: string, ids: Ids): Sample => ({ name, ids });
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
