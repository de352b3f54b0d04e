import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import { unzippedText } from '../support/unzip';
import { Asker } from './asker';
import { plantCanary, type Planted } from './canary-columns';
import { cellsOf, foreign, type Cell } from './cells';
import type { Commission } from './commission';
import { Installation } from './installation';
import { rights } from './rights/catalogue';

/** Those who see most, and two who see what everybody sees. */
const readers: readonly string[] = ['office clerk', 'auditor', 'bearer', 'voter of the unit'];
const languages = ['zh-CN', 'en-GB'];
/** What somebody marked on a sheet: shown to nobody, not even in his own organisation. */
const ballot = `ballot-${randomUUID()}`;
/** Its prose is the canary, like everything that is planted. */
const planItemOf = (titleZh: string) => ({
  ...{ code: 'SAF-1', domain: 'safety', titleZh, weight: '100', leadUnit: 'D03', coUnits: [], liaison: 'S01' },
  indicator: { code: 'SAF1', unit: '%', target: '100' },
  milestones: [],
});
/** Reads that show codes, states, numbers and days, or nothing of an organisation at all. */
const wordless = [
  'checkCheckpoint',
  'countRecords',
  'getCalendar',
  'getCheckpoint',
  'getConsistencyProof',
  'getCycleCounts',
  'getCycleProcess',
  'getEvaluationTimeline',
  'getInclusionProof',
  'getLetterTimeline',
  'getLiveness',
  'getMailbox',
  'getMode',
  'getOpenApi',
  'getPage',
  'getProcessHistory',
  'getReadiness',
  'getSecondFactor',
  'getSigningRates',
  'listApiTokens',
  'listCycleProcesses',
  'listIdentities',
  'listLetterGaps',
  'listLetters',
  'listNotifications',
  'listPasskeys',
  'listProcessStates',
  'listReports',
  'listSessions',
  'listTemplates',
];

describe('a canary in every text of each organisation', () => {
  let installation: Installation;
  let asker: Asker;
  const planted: Planted[] = [];
  const logged: string[] = [];
  const readings = Object.keys(rights).filter((operation) => operation !== 'streamEvents');

  beforeAll(async () => {
    installation = await Installation.open();
    asker = new Asker(installation);
    for (const commission of installation.commissions) {
      await placeTheRest(commission);
      planted.push(await plantCanary(installation.database.admin, commission.organisationId, commission.canary));
    }
    for (const name of ['write', 'writeSync'] as const) {
      const write = fs[name] as (...parameters: unknown[]) => unknown;
      jest.spyOn(fs, name as 'writeSync').mockImplementation(((...parameters: unknown[]) => {
        if (parameters[0] === 1 || parameters[0] === 2) logged.push(String(parameters[1]));
        return write(...parameters);
      }) as typeof fs.writeSync);
    }
  }, 120_000);
  afterAll(async () => {
    jest.restoreAllMocks();
    await installation?.close();
  });

  /** Rows that a year would have brought, so that no table of prose is empty. */
  async function placeTheRest({ organisationId, samples }: Commission): Promise<void> {
    const canary = installation.commissions.find((one) => one.organisationId === organisationId)?.canary ?? '';
    const [meetingId, cycleId, taskId] = [
      samples.meeting[0]?.ids['meetingId'],
      samples.cycle[0]?.ids['cycleId'],
      samples.task.find(({ name }) => name === 'done')?.ids['taskId'],
    ];
    await installation.database.admin.query(
      `with clerk as (select id from person where organisation_id = $1 and code = 'P-S01'),
       said as (insert into outcome values ($1, gen_random_uuid(), $2, 1, 'information', '')),
       resolved as (insert into resolution values ($1, gen_random_uuid(), $2, 'R1', 'D03', 'H03', 'L3', '', 'open')),
       attended as (insert into attendance (organisation_id, meeting_id, post_code, state, reason) values ($1, $2, 'L3', 'on-leave', '')),
       objected as (insert into objection (organisation_id, id, cycle_id, pool, filed_by, text, answer, business_at)
                    select $1, gen_random_uuid(), $3, 'deputies', id, '', '', now() from clerk),
       told as (insert into notification (organisation_id, id, dedupe_key, recipient_kind, recipient, kind, task_id, cycle_id, business_at)
                select $1, gen_random_uuid(), gen_random_uuid()::text, 'person', id::text, 'reminder', $4, $3, now() from clerk),
       sheet as (insert into ballot_sheet select $1, gen_random_uuid(), id, jsonb_build_object('A01', $6::text) from ballot_box where organisation_id = $1),
       unheld as (
         insert into task (organisation_id, id, cycle_id, group_id, workflow_id, phase, step, kind, subject, assignee_kind, assignee,
                           opened_at, due_on, due_at, due_rule)
         select organisation_id, gen_random_uuid(), cycle_id, group_id, workflow_id, phase, step, kind, 'unheld', 'post', 'S99',
                opened_at, due_on, due_at, due_rule from task where organisation_id = $1 and id = $4),
       asked as (
         insert into task (organisation_id, id, cycle_id, group_id, workflow_id, phase, step, kind, subject, assignee_kind, assignee,
                           state, opened_at, due_on, due_at, due_rule)
         select organisation_id, gen_random_uuid(), cycle_id, group_id, workflow_id, phase, step, 'answer-plan-consultation', 'plan/D03',
                assignee_kind, assignee, 'done', opened_at, due_on, due_at, due_rule from task where organisation_id = $1 and id = $4
         returning id),
       commented as (
         insert into act (organisation_id, id, task_id, person_id, round, kind, content, assurance, via, key, request_sha256, answer, business_at)
         select $1, gen_random_uuid(), asked.id, clerk.id, 1, 'answer', jsonb_build_object('comment', $5::text), 'session', 'app',
                gen_random_uuid()::text, '', '{}', now() from clerk, asked),
       answered as (
         insert into plan_comment_answer (organisation_id, task_id, plan_id, verdict, reason, content_salt, person_id, business_at)
         select $1, asked.id, plan.id, 'partly', '', '', clerk.id, now() from clerk, asked, plan
          where plan.organisation_id = $1 and plan.cycle_id = $3),
       extended as (
         insert into extension_request (organisation_id, id, cycle_id, task_id, asked_by, due_on, until_on, reason, asked_at)
         select $1, gen_random_uuid(), $3, $4, id, '2027-01-20', '2027-01-27', '', now() from clerk),
       moved as (
         insert into clock_change (organisation_id, id, cycle_id, task_id, cause, outcome, old_due_on, new_due_on, calendar_version, reason, business_at)
         values ($1, gen_random_uuid(), $3, $4, 'command', 'moved', '2027-01-20', '2027-01-27', 1, '', now())),
       versioned as (update plan_version set content = jsonb_set(content, '{items}', $7::jsonb) where organisation_id = $1),
       drafted as (update plan set draft = jsonb_set(draft, '{organisation}', to_jsonb($5::text)) where organisation_id = $1)
       insert into act (organisation_id, id, task_id, person_id, round, kind, content, assurance, via, key, request_sha256, answer, business_at)
       select $1, gen_random_uuid(), $4, id, 1, 'complete', jsonb_build_object('note', $5::text), 'session', 'app', gen_random_uuid()::text, '', '{}', now() from clerk`,
      [organisationId, meetingId, cycleId, taskId, canary, ballot, JSON.stringify([planItemOf(canary)])],
    );
  }

  it('is planted wherever the schema holds words', () => {
    const [one] = planted;
    expect(one?.undecided).toEqual([]);
    expect(one?.marked.length).toBeGreaterThan(30);
  });

  it('is shown to its own, and in no answer and no header to the other', async () => {
    const seen: string[] = [];
    const shown = new Set<string>();
    let answers = 0;
    for (const { own, theirs, cell } of installation.commissions.flatMap(everyReading))
      for (const language of languages) {
        const answer = await asker.send(own, cell, { 'accept-language': language });
        const isFile = String(answer.headers['content-type']).includes('openxmlformats');
        const words = isFile ? unzippedText(answer.rawPayload) : answer.body;
        answers += 1;
        if (`${JSON.stringify(answer.headers)}${words}`.includes(theirs.canary))
          seen.push(`${cell.operation}, ${cell.caller.name}, ${cell.sample}`);
        if (words.includes(ballot)) seen.push(`${cell.operation}, ${cell.caller.name}: a ballot`);
        if (cell.sample !== foreign && words.includes(own.canary)) shown.add(cell.operation);
      }
    expect(seen).toEqual([]);
    expect(
      readings.filter((operation) => asker.methodOf(operation) === 'get' && !shown.has(operation)).toSorted(),
    ).toEqual(wordless);
    process.stdout.write(`${answers} answers, ${shown.size} operations that show words, 0 of another organisation\n`);
  }, 120_000);

  it('is in no log line and no error, also when the database quotes it', async () => {
    await installation.database.admin.query(
      `create function quote_row() returns trigger language plpgsql as $$ begin raise exception 'row: %', new.title using detail = new.title; end $$;
       create trigger quote_row before insert on work_record for each row execute function quote_row()`,
    );
    for (const own of installation.commissions) {
      const answer = await installation.api.inject({
        method: 'POST',
        url: '/api/v1/records',
        headers: { ...own.headers({ name: 'office clerk' }), 'idempotency-key': `canary-${own.organisationId}` },
        payload: { kind: 'lecture', heldOn: '2027-01-18', title: own.canary, fields: { attended: 30 } },
      });
      expect(answer.statusCode).toBe(500);
      expect(answer.body).not.toContain(own.canary);
    }
    expect(logged.join('\n')).toContain('request failed');
    for (const { canary } of installation.commissions) expect(logged.join('\n')).not.toContain(canary);
  });

  const everyReading = (own: Commission) => {
    const theirs = installation.otherThan(own);
    return cellsOfReaders(own, theirs).map((cell) => ({ own, theirs, cell }));
  };
  const cellsOfReaders = (own: Commission, theirs: Commission): readonly Cell[] =>
    readings
      .filter((operation) => asker.methodOf(operation) === 'get')
      .flatMap((operation) => [rights[operation] ?? []].flat().map((right) => [operation, right] as const))
      .flatMap(([operation, right]) => cellsOf(operation, right, own.samples, theirs.samples))
      .filter(({ caller }) => readers.includes(caller.name));
});
