import { newId } from '@zeren/database';
import { dayMs, taskKindOf, toBusiness, type BusinessClock, type CycleFrame } from '@zeren/domain';
import { readPayloadKeys } from '@zeren/config';
import { createTemporalClient } from '@zeren/temporal-connection';
import { cyclesQueue, workflowIds } from '@zeren/workflow-contracts';
import type { EvaluationsView, TaskView } from '@zeren/api-contracts';
import { until } from '../support/until';
import { LivingCommission, type OpenTask } from './living-commission';

const isDecision = ({ kind }: OpenTask): boolean => kind.startsWith('decide-missing');
const onPaper = { scanSha256: 'a'.repeat(64), witnessPost: 'H02', signedOn: '2027-01-04' };

describe('a year-end for which a vote and the marks of the quarters are missing', () => {
  let commission: LivingCommission;
  let organisationId = '';
  let frame: CycleFrame;
  let clock: BusinessClock;
  let ended: Promise<unknown>;
  let close: () => Promise<void>;

  beforeAll(async () => {
    commission = await LivingCommission.open();
    await commission.draft();
    await beginYearEnd();
  }, 120_000);
  afterAll(async () => {
    await close?.();
    await commission?.close();
  }, 60_000);

  /** Only the year-end runs: a year of which the quarterly meetings were never held. */
  async function beginYearEnd(): Promise<void> {
    const { admin } = commission.tables;
    const { cycleId, stack } = commission;
    clock = { bizEpochMs: Date.parse('2027-01-03T16:00:00Z'), realEpochMs: Date.now(), realMsPerBizDay: 1_000 };
    const { rows } = await admin.query<{ organisation_id: string; frame: CycleFrame }>(
      `update cycle set state = 'running', biz_epoch_ms = $2, real_epoch_ms = $3, real_ms_per_biz_day = $4, started_at = now()
        where id = $1 returning organisation_id, frame`,
      [cycleId, clock.bizEpochMs, clock.realEpochMs, clock.realMsPerBizDay],
    );
    if (!rows[0]) throw new Error('no cycle');
    [organisationId, frame] = [rows[0].organisation_id, rows[0].frame];
    for (const { code, level, superior, bearer } of frame.letters)
      await admin.query(
        `insert into letter (organisation_id, id, cycle_id, code, level, superior, bearer, round_id, state, document_sha256)
         values ($1, $2, $3, $4, $5, $6, $7, $2, 'complete', '')`,
        [organisationId, newId(), cycleId, code, level, superior, bearer],
      );
    const client = createTemporalClient({
      temporalAddress: stack.temporalAddress,
      payloadKeys: readPayloadKeys(stack.payloadKeys),
    });
    const handle = await client.workflow.start('yearEndEvaluation', {
      workflowId: workflowIds.yearEnd(cycleId),
      taskQueue: cyclesQueue,
      args: [{ v: 1, organisationId, cycleId, clock }],
    });
    ended = handle.result();
    ended.catch(() => undefined); // looked at where the year is to have ended
    close = () => client.connection.close();
  }

  async function actOf(task: OpenTask): Promise<object> {
    const act = taskKindOf(task.kind).acts[0];
    if (act === 'calibrate') return { kind: act, changes: [] };
    if (act !== 'mark') return commission.bodyFor(task);
    const { rows } = await commission.tables.admin.query<{ code: string }>(
      `select p ->> 'code' as provider, jsonb_array_elements_text(p -> 'supplies') as code
         from cycle, jsonb_array_elements(frame -> 'dataProviders') p where p ->> 'code' = $1`,
      [task.subject.split('/')[1]],
    );
    return { kind: act, marks: Object.fromEntries(rows.map(({ code }) => [code, '8'])) };
  }

  /** The office writes down what everybody said; votes and decisions about what is missing are left alone. */
  async function recordAll(held: (task: OpenTask) => boolean): Promise<void> {
    const office = await commission.office;
    for (const task of await commission.openTasks()) {
      if (task.kind === 'cast-ballot' || isDecision(task) || held(task)) continue;
      const own = task.assigneeKind === 'body' ? {} : { onPaper };
      const { status, text } = await office.act(task.id, { ...(await actOf(task)), ...own });
      if (status >= 300 && status !== 409) throw new Error(`${task.kind} ${task.subject}: ${status} ${text}`);
    }
  }

  /** Sheets of every group but the peers of the deputies, as if all of them had voted. */
  async function vote(): Promise<void> {
    for (const { code, level, groups } of frame.pools)
      for (const { key, electors } of groups) {
        if (code === 'deputies' && key === 'peers') continue;
        const letters = frame.letters.filter((letter) => letter.level === level);
        const words = level === 'A' ? ['优秀', '称职'] : ['好', '较好'];
        const marks = Object.fromEntries(letters.map((letter, index) => [letter.code, words[index % 2]]));
        await commission.tables.admin.query(
          `with box as (update ballot_box set returned_count = $4 where cycle_id = $1 and pool = $2 and rater_group = $3 returning *)
           insert into ballot_sheet select organisation_id, gen_random_uuid(), id, $5 from box, generate_series(1, $4)`,
          [commission.cycleId, code, key, electors.length, JSON.stringify(marks)],
        );
      }
  }

  const decisions = (round: number): Promise<readonly TaskView[]> =>
    until(
      `decisions of round ${round}`,
      async () => {
        await recordAll(() => false);
        const office = await commission.office;
        const open = (await commission.openTasks()).filter(isDecision);
        const tasks = await Promise.all(open.map(({ id }) => office.get<TaskView>(`/tasks/${id}`)));
        return tasks.length > 0 && tasks.every((task) => task.round === round) && tasks;
      },
      90_000,
    );

  async function decide(tasks: readonly TaskView[], subject: string, body: object): Promise<void> {
    const task = tasks.find((candidate) => candidate.subject === subject);
    if (!task) throw new Error(`nothing to decide about ${subject}: ${tasks.map((one) => one.subject).join()}`);
    const { status, text } = await (await commission.office).act(task.id, body);
    expect([status, text]).toEqual([200, expect.any(String)]);
  }

  async function castAgain(): Promise<number> {
    const isAgain = async () => {
      const open = await commission.openTasks();
      const again = open.filter(({ kind, subject }) => kind === 'cast-ballot' && subject === 'ballot/deputies/peers');
      return again.length > 0 && again;
    };
    const tasks = await until('the peers asked again', isAgain, 60_000);
    for (const task of tasks) {
      const voter = await commission.assigneeOf(task);
      const { ballot } = await voter.get<TaskView>(`/tasks/${task.id}`);
      const marks = Object.fromEntries(
        (ballot?.subjects ?? []).map(({ letterCode }, index) => [letterCode, ballot?.words[index % 2]]),
      );
      const { status, text } = await voter.act(task.id, { kind: 'cast', marks });
      expect([status, text]).toEqual([200, expect.any(String)]);
    }
    return tasks.length;
  }

  it('asks the office about each pool and component, and says what is missing', async () => {
    const areIssued = async () => {
      await recordAll(({ kind }) => kind === 'give-integrity-opinion');
      return (await commission.tables.count('ballot_box')) === frame.pools.flatMap(({ groups }) => groups).length;
    };
    await until('the boxes issued', areIssued, 90_000);
    await vote();
    const tasks = await decisions(1);
    expect(tasks.map(({ subject }) => subject).toSorted()).toEqual([
      'missing/branchSecretaries/process',
      'missing/deputies/ballot',
      'missing/deputies/process',
    ]);
    const ballot = tasks.find(({ subject }) => subject === 'missing/deputies/ballot');
    expect(ballot?.allowedActs).toEqual(['repeat-ballot', 'reweight', 'leave-out']);
    expect(ballot?.missing).toHaveLength(7);
    expect(ballot?.missing?.[0]).toMatchObject({ letterCode: 'A01', part: 'peers', cause: 'coverage' });
    expect(await commission.tables.count('verdict')).toBe(0);
    const inAMonth = new Date(toBusiness(clock, Date.now()) + 30 * dayMs).toISOString().slice(0, 10);
    await decide(tasks, 'missing/deputies/ballot', { kind: 'repeat-ballot', until: inAMonth, reason: '票数不足' });
    await decide(tasks, 'missing/branchSecretaries/process', { kind: 'reweight', reason: '季度会未开' });
    await decide(tasks, 'missing/deputies/process', { kind: 'leave-out', letterCodes: ['A07'], reason: '长期驻外' });
  }, 180_000);

  it('lets the group vote again in a new box, keeps the old one as void, and asks about the rest', async () => {
    expect(await castAgain()).toBeGreaterThan(4);
    const tasks = await decisions(2);
    expect(tasks.map(({ subject }) => subject)).toEqual(['missing/deputies/process']);
    expect(tasks[0]?.missing?.map(({ letterCode }) => letterCode)).toEqual(['A01', 'A02', 'A03', 'A04', 'A05', 'A06']);
    expect(await commission.tables.count('ballot_box', `rater_group = 'peers' and state = 'void'`)).toBe(1);
    await decide(tasks, 'missing/deputies/process', { kind: 'reweight', reason: '四次季度会均未开' });
  }, 120_000);

  it('ends, with the decisions in the results and in the ledger', async () => {
    let isOver = false;
    void ended.finally(() => (isOver = true)).catch(() => undefined);
    await until(
      'the end of the year-end',
      async () => {
        await recordAll(() => false);
        return isOver;
      },
      120_000,
    );
    expect(await ended).toMatchObject({ done: expect.any(Number) });
    const { pools } = await (
      await commission.office
    ).get<EvaluationsView>(`/evaluations?cycleId=${commission.cycleId}`);
    const deputies = pools.find(({ pool }) => pool === 'deputies');
    expect(deputies?.results).toHaveLength(6);
    expect(deputies?.notEvaluated).toMatchObject([{ letterCode: 'A07', reason: '长期驻外' }]);
    expect(deputies?.results[0]?.explanation).toMatchObject({
      explanation: expect.arrayContaining([
        expect.objectContaining({
          rule: 'missingComponent',
          figures: { component: 'process', choice: 'reweight', missing: ':no-mark', reason: '四次季度会均未开' },
        }),
      ]),
    });
    expect(pools.find(({ pool }) => pool === 'branchSecretaries')?.results).toHaveLength(14);
    const entries = (kind: string) => commission.tables.count('ledger_entry', 'kind = $1', [kind]);
    expect([await entries('verdict.blocked'), await entries('ballot.repeated')]).toEqual([4, 1]);
    expect(await commission.tables.count('act', `kind in ('repeat-ballot', 'reweight', 'leave-out')`)).toBe(4);
    expect(await commission.tables.count('missing_part', 'round = 2')).toBe(6);
  }, 180_000);
});
