import type { CycleAsOf, LetterAsOf, TaskAsOf, TasksAsOf } from '@zeren/api-contracts';
import { dayMs, toBusiness, type BusinessClock } from '@zeren/domain';
import { LivingCommission, type OpenTask } from '../chaos/living-commission';
import type { Person } from '../chaos/person';
import { seeded } from '../support/seeded';

/** What the rows said at one instant, and how much had been recorded until then. */
interface Snapshot {
  readonly day: number;
  readonly realMs: number;
  readonly recorded: number;
  readonly state: {
    readonly tasks: readonly {
      readonly id: string;
      readonly dueOn: string;
      readonly dueAt: string;
      readonly holders: readonly string[];
    }[];
    readonly letters: readonly {
      readonly id: string;
      readonly state: string;
      readonly version: number;
      readonly sha: string;
    }[];
    readonly plan: number | null;
    readonly phases: readonly {
      readonly key: string;
      readonly enteredAt: string | null;
      readonly leftAt: string | null;
    }[];
  };
}

/** Everything with an instant of recording; until `$1`. */
const recordedUntil = `
  (select count(*) from ledger_entry where recorded_at <= $1) + (select count(*) from task where created_at <= $1)
  + (select count(*) from task where recorded_at <= $1) + (select count(*) from letter_version where recorded_at <= $1)
  + (select count(*) from plan_version where recorded_at <= $1)`;

const stateNow = `
  select jsonb_build_object(
    'tasks', (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'dueOn', t.due_on, 'dueAt', iso_instant(t.due_at), 'holders', (
        select coalesce(jsonb_agg(p.id order by p.id), '[]') from person p
         where is_assignee(t.organisation_id, p.id, t.assignee_kind, t.assignee, $3::date))) order by t.id), '[]')
      from task t where t.cycle_id = $2 and t.state = 'open'),
    'letters', (select coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'state', l.state, 'version', l.version, 'sha', l.document_sha256)
      order by l.id), '[]') from letter l where l.cycle_id = $2),
    'plan', (select nullif(p.version, 0) from plan p where p.cycle_id = $2),
    'phases', (select jsonb_agg(jsonb_build_object('key', f.key, 'enteredAt', iso_instant(f.entered_at), 'leftAt', iso_instant(f.left_at))
      order by f.key) from cycle_phase f where f.cycle_id = $2)) as state, (${recordedUntil})::int as recorded`;

const chance = seeded();
const daysToLive = 16;

describe(`the past of a commission that lives (seed ${chance.seed})`, () => {
  let commission: LivingCommission;
  let auditor: Person;
  let clock: BusinessClock;
  const taken: Snapshot[] = [];

  beforeAll(async () => {
    commission = await LivingCommission.open();
    await commission.draft();
    expect((await commission.start(1_000, '2026-02-09')).status).toBeLessThan(300);
    auditor = await commission.person('P-A1');
    const { rows } = await commission.tables.admin.query<{ biz: number; real: number }>(
      'select biz_epoch_ms::float8 as biz, real_epoch_ms::float8 as real from cycle',
    );
    clock = { bizEpochMs: rows[0]?.biz ?? 0, realEpochMs: rows[0]?.real ?? 0, realMsPerBizDay: 1_000 };
    await live();
  }, 240_000);
  afterAll(() => commission?.close(), 60_000);

  /** Some letters are signed, one goes back, one waits and has its deadline moved; every business day a snapshot. */
  async function live(): Promise<void> {
    let isReturned = false;
    let isMoved = false;
    const waits = ({ kind, assignee }: OpenTask) => kind === 'sign-letter' && (assignee === 'L3' || assignee === 'L4');
    await commission.playUntil(
      `${daysToLive} days`,
      async () => {
        await snapshotOfTheDay();
        const held = (await commission.openTasks('&kind=sign-letter')).filter(waits);
        const [first, last] = [held.find(({ assignee }) => assignee === 'L3'), held.at(-1)];
        if (first && !isReturned) isReturned = (await sendBack(first)) < 300;
        else if (last && isReturned && !isMoved) isMoved = (await move(last)) < 300;
        return isReturned && isMoved && taken.length >= daysToLive;
      },
      waits,
    );
  }

  const sendBack = async (task: OpenTask) =>
    (await (await commission.assigneeOf(task)).act(task.id, { kind: 'return', reason: '指标有误' })).status;

  async function move({ id }: OpenTask): Promise<number> {
    const { rows } = await commission.tables.admin.query<{ workflow_id: string; step: string; due_on: string }>(
      'select workflow_id, step, (due_on + 30)::text as due_on from task where id = $1',
      [id],
    );
    const [task] = rows;
    const body = {
      kind: 'move-deadline',
      workflowId: task?.workflow_id,
      step: task?.step,
      dueOn: task?.due_on,
      reason: '汛期',
    };
    return (await (await commission.office).send('POST', `/cycles/${commission.cycleId}/commands`, { body })).status;
  }

  async function snapshotOfTheDay(): Promise<void> {
    const { admin } = commission.tables;
    await admin.query('begin isolation level repeatable read read only');
    const { rows } = await admin.query<{ now: string }>(
      `select (extract(epoch from clock_timestamp()) * 1000)::text as now`,
    );
    // The first statement has fixed what is seen; it was fixed no later than this.
    const realMs = Math.ceil(Number(rows[0]?.now));
    const business = toBusiness(clock, realMs);
    const day = Math.floor(business / dayMs);
    if (!taken.some((snapshot) => snapshot.day === day)) {
      const found = await admin.query<Pick<Snapshot, 'recorded' | 'state'>>(stateNow, [
        ...[new Date(realMs), commission.cycleId],
        new Date(business + 8 * 3_600_000).toISOString().slice(0, 10),
      ]);
      if (found.rows[0]) taken.push({ day, realMs, ...found.rows[0] });
    }
    await admin.query('commit');
  }

  /** Without those during which somebody was still writing what he had dated before. */
  async function whole(): Promise<readonly Snapshot[]> {
    const kept: Snapshot[] = [];
    for (const snapshot of taken) {
      const sql = `select (${recordedUntil})::int as recorded`;
      const { rows } = await commission.tables.admin.query<{ recorded: number }>(sql, [new Date(snapshot.realMs)]);
      if (rows[0]?.recorded === snapshot.recorded) kept.push(snapshot);
    }
    return kept;
  }

  const atOf = ({ realMs }: Snapshot): string => new Date(toBusiness(clock, realMs)).toISOString();

  async function pastAt(snapshot: Snapshot): Promise<Snapshot['state']> {
    const path = `/cycles/${commission.cycleId}/as-of`;
    const cycle = await auditor.get<CycleAsOf>(`${path}?at=${atOf(snapshot)}`);
    const tasks: TasksAsOf['items'][number][] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const more: string = cursor && `&cursor=${cursor}`;
      const page: TasksAsOf = await auditor.get(`${path}/tasks?at=${atOf(snapshot)}&limit=20${more}`);
      tasks.push(...page.items);
      cursor = page.nextCursor;
    }
    return {
      tasks: tasks.map(({ id, dueOn, dueAt, holders }) => ({
        id,
        dueOn,
        dueAt,
        holders: holders.map((one) => one.id).toSorted(),
      })),
      letters: cycle.letters
        .map(({ id, state, version, documentSha256: sha }) => ({ id, state, version, sha }))
        .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
      plan: cycle.plan?.version ?? null,
      phases: cycle.phases
        .map(({ key, enteredAt, leftAt }) => ({ key, enteredAt, leftAt }))
        .toSorted((a, b) => (a.key < b.key ? -1 : 1)),
    };
  }

  it('is what it was: at three random days the answer is the snapshot of that day', async () => {
    const kept = [...(await whole())];
    expect(kept.length).toBeGreaterThanOrEqual(3);
    for (let n = 0; n < 3; n += 1) {
      const [snapshot] = kept.splice(chance.below(kept.length), 1);
      if (snapshot) expect(await pastAt(snapshot)).toEqual(snapshot.state);
    }
    const [first, last] = [taken[0], taken.at(-1)];
    expect(first?.state).not.toEqual(last?.state);
  });

  it('has the deadlines as they stood before they were moved', async () => {
    const { rows } = await commission.tables.admin.query<{ before: number }>(
      `select floor(extract(epoch from min(recorded_at)) * 1000)::float8 - 1 as before from ledger_entry where kind = 'deadline.moved'`,
    );
    const before = new Date(toBusiness(clock, rows[0]?.before ?? 0)).toISOString();
    const waiting = (await commission.openTasks('&kind=sign-letter')).find(({ assignee }) => assignee === 'L4');
    const then = await auditor.get<TaskAsOf>(`/tasks/${waiting?.id}/as-of?at=${before}`);
    const now = await auditor.get<TaskAsOf>(`/tasks/${waiting?.id}/as-of`);
    expect(then.task?.dueOn).not.toBe(now.task?.dueOn);
    expect(then.notKnown).toEqual(['entry-of-appointments', 'account-roles']);
  });

  it('says who could read a letter, by which relation, and what it cannot say', async () => {
    const { letters } = await auditor.get<CycleAsOf>(`/cycles/${commission.cycleId}/as-of`);
    const letter = letters.find(({ code }) => code === 'A01');
    const { readers, notKnown } = await auditor.get<LetterAsOf>(`/letters/${letter?.id}/as-of`);
    expect(readers.map(({ relation }) => relation)).toEqual(
      expect.arrayContaining(['superior', 'bearer', 'witness', 'office', 'participant', 'auditor']),
    );
    expect(readers.find(({ relation }) => relation === 'bearer')?.persons).toHaveLength(1);
    const { rows } = await commission.tables.admin.query<{ id: string }>(`select id from person where code = 'P-R1'`);
    const participants = readers.find(({ relation }) => relation === 'participant')?.persons ?? [];
    expect(participants.map(({ id }) => id)).toContain(rows[0]?.id);
    expect(notKnown).toContain('account-roles');
    const start = new Date(clock.bizEpochMs).toISOString();
    expect(await auditor.get<LetterAsOf>(`/letters/${letter?.id}/as-of?at=${start}`)).toMatchObject({
      letter: null,
      readers: [],
    });
  });

  it('does not reach before the start, nor beyond now', async () => {
    const ask = async (at: string) =>
      (await auditor.send('GET', `/cycles/${commission.cycleId}/as-of?at=${at}`)).status;
    expect(await ask('2020-01-01T00:00:00Z')).toBe(400);
    expect(await ask('2099-01-01T00:00:00Z')).toBe(400);
    expect(await ask('yesterday')).toBe(400);
  });
});
