import { Database, newId } from '@zeren/database';
import { taskKindOf, taskKinds, type TaskKindKey } from '@zeren/domain';
import { CommissionDesk } from '../support/commission-desk';

const fromOn = '2026-07-15';

interface Placed {
  readonly kind?: TaskKindKey;
  readonly assigneeKind?: 'post' | 'person' | 'body';
  readonly assignee?: string;
  readonly openedAt?: string;
  readonly dueOn?: string;
  readonly workflowId?: string;
}

describe('a post that changes hands', () => {
  let desk: CommissionDesk;
  let database: Database;
  let cycleId = '';
  const successionId = newId();

  beforeAll(async () => {
    desk = await CommissionDesk.open();
    database = await Database.open(desk.database.appUrl, 2);
    cycleId = (await desk.draft()).id;
    await desk.pretendStarted(cycleId, '2026-07-14T01:00:00Z');
    for (const person of ['P-L5', 'P-N5']) await desk.headers(person);
  }, 120_000);
  afterAll(async () => {
    await database?.close();
    await desk?.close();
  });

  const setDay = (day: string) =>
    desk.admin.query('update cycle set biz_epoch_ms = $2, real_epoch_ms = $3 where id = $1', [
      cycleId,
      Date.parse(`${day}T01:00:00Z`),
      Date.now(),
    ]);
  const personId = async (code: string): Promise<string> => {
    const { rows } = await desk.admin.query<{ id: string }>('select id from person where code = $1', [code]);
    return rows[0]?.id ?? '';
  };
  const place = async ({
    kind = 'verify-resolution',
    assigneeKind = 'post',
    assignee = 'L5',
    openedAt = '2026-07-01T01:00:00Z',
    dueOn = '2026-07-20',
    workflowId = `sample/${newId()}`,
  }: Placed): Promise<string> => {
    const [id, groupId] = [newId(), newId()];
    await desk.admin.query(
      `with placed as (insert into task_group (organisation_id, id, cycle_id, workflow_id, step, open_tasks) values ($1, $2, $3, $4, 'sample', 1))
       insert into task (organisation_id, id, cycle_id, group_id, workflow_id, phase, step, kind, subject, assignee_kind, assignee, secret, opened_at, due_on, due_at, due_rule)
       values ($1, $5, $3, $2, $4, 'mid-year', 'sample', $6, $11, $7, $8, $6 = 'cast-ballot', $9, $10::date, $10::date + 1, 'test')`,
      [desk.organisationId, groupId, cycleId, workflowId, id, kind, assigneeKind, assignee, openedAt, dueOn, id],
    );
    return id;
  };
  /** As the command to the year does it; the process itself is not what is asked about here. */
  const changeHolder = async () =>
    database.inTenant(desk.organisationId, async ({ processes }) =>
      processes.successions.changeHolder(desk.organisationId, {
        id: successionId,
        cycleId,
        postCode: 'L5',
        successorId: await personId('P-N5'),
        fromOn,
        resignByOn: '2026-08-14',
        reason: '调任',
      }),
    );
  const inbox = async (as: string): Promise<readonly string[]> =>
    (await desk.get(`/api/v1/tasks?limit=200`, { as })).json<{ items: { id: string }[] }>().items.map(({ id }) => id);
  const unheld = async () =>
    (await desk.get(`/api/v1/cycles/${cycleId}/unheld-tasks`)).json<{ items: { id: string; assignee: string }[] }>()
      .items;

  const byKind = new Map<TaskKindKey, string>();

  it('leaves no task before nobody: of every kind, each is its new holder’s, the desk’s, or still the person’s own', async () => {
    const leaver = await personId('P-L5');
    for (const { key } of taskKinds) {
      const { assignee } = taskKindOf(key);
      const whose = { post: 'L5', person: leaver, desk: 'leading-group-office' }[assignee];
      const assigneeKind = assignee === 'desk' ? 'body' : assignee;
      byKind.set(key, await place({ kind: key, assigneeKind, assignee: whose }));
    }
    expect(await changeHolder()).toBe(leaver);
    await setDay(fromOn);
    expect(await unheld()).toEqual([]);
    const [before, after, office] = [await inbox('P-L5'), await inbox('P-N5'), await inbox('P-S01')];
    const wrong = taskKinds.filter(({ key }) => {
      const id = byKind.get(key) ?? '';
      const holder = { post: after, person: before, desk: office }[taskKindOf(key).assignee];
      return ![before, after, office].every((tasks) => tasks.includes(id) === (tasks === holder));
    });
    expect(wrong.map(({ key }) => key)).toEqual([]);
  });

  it('is still the predecessor’s the day before', async () => {
    await setDay('2026-07-14');
    const id = byKind.get('verify-resolution') ?? '';
    expect([(await inbox('P-L5')).includes(id), (await inbox('P-N5')).includes(id)]).toEqual([true, false]);
    await setDay(fromOn);
  });

  it('hands over with a pack: open tasks, resolutions, rectifications and risks, and what the predecessor wrote', async () => {
    const late = await place({ kind: 'report-resolution', dueOn: '2026-07-10' });
    const afterwards = await place({ openedAt: '2026-07-16T01:00:00Z' });
    const settled = await place({});
    await desk.admin.query(`update task set state = 'done', business_at = '2026-07-13T01:00:00Z' where id = $1`, [
      settled,
    ]);
    await desk.admin.query(
      `insert into resolution (organisation_id, id, meeting_id, code, unit_code, owner_post, verifier_post, text, state)
       select $1, gen_random_uuid(), m.id, r.code, 'D07', r.owner, 'L5', '办理事项', r.state
         from (select id from meeting where organisation_id = $1 order by held_on, code limit 1) m,
              (values ('Q2-4', 'H07', 'carried-forward'), ('Q2-5', 'H07', 'verified'), ('Q2-6', 'L5', 'open')) as r (code, owner, state)`,
      [desk.organisationId],
    );
    const pack = async (as: string) => desk.get(`/api/v1/successions/${successionId}/handover`, { as });
    const { tasks, resolutions, risks, judgement, predecessor, successor } = (await pack('P-N5')).json();
    const ids = tasks.map(({ id }: { id: string }) => id);
    expect([ids.includes(late), ids.includes(afterwards), ids.includes(settled)]).toEqual([true, false, false]);
    const ofThePost = taskKinds.filter(({ assignee, key }) => assignee === 'post' && key !== 'cast-ballot');
    expect(ids).toHaveLength(ofThePost.length + 1);
    expect(resolutions.map(({ code }: { code: string }) => code)).toEqual(['Q2-4', 'Q2-6']);
    expect(risks).toEqual([
      { kind: 'late-task', about: late },
      { kind: 'carried-resolution', about: 'Q2-4' },
    ]);
    expect([judgement, predecessor.code, successor.code]).toEqual([null, 'P-L5', 'P-N5']);

    const leaver = await personId('P-L5');
    const workflowId = `succession/${successionId}`;
    const write = await place({ kind: 'write-handover', assigneeKind: 'person', assignee: leaver, workflowId });
    const filed = await desk.post(
      `/api/v1/tasks/${write}/acts`,
      { kind: 'file', text: '重点在第二季度事项' },
      { as: 'P-L5' },
    );
    expect(filed.statusCode).toBe(200);
    expect((await pack('P-L5')).json().judgement).toMatchObject({
      text: '重点在第二季度事项',
      by: { code: 'P-L5' },
    });
    expect([(await pack('P-A1')).statusCode, (await pack('P-L3')).statusCode]).toEqual([200, 404]);
  });

  it('splits the post’s score by days, once both scores are there, and keeps each holder’s own', async () => {
    const list = async () => (await desk.get(`/api/v1/successions?cycleId=${cycleId}`)).json().items;
    expect((await list())[0].split).toMatchObject({
      predecessor: { fromOn: '2026-01-01', untilOn: fromOn, days: 195, score: null },
      successor: { fromOn, untilOn: '2027-01-01', days: 170, score: null },
      score: null,
    });
    const letterId = newId();
    await desk.admin.query(
      `with placed as (
         insert into letter (organisation_id, id, cycle_id, code, level, superior, bearer, round_id, document_sha256)
         values ($1, $2, $3, 'A04', 'A', 'L1', 'L5', $2, ''))
       insert into pool_result (organisation_id, cycle_id, pool, version, letter_id, rank, exact_total, shown_total, grade)
       values ($1, $3, 'deputies', 1, $2, 3, '89.5', 89.50, 'good')`,
      [desk.organisationId, letterId, cycleId],
    );
    const score = await desk.put(`/api/v1/successions/${successionId}/predecessor-score`, { score: '91.00' });
    expect(score.json().split.score).toBe('90.301370');
    expect((await list())[0].split).toMatchObject({
      predecessor: { score: '91.00' },
      successor: { score: '89.50' },
      score: '90.301370',
    });
    expect(await desk.count('ledger_entry', `kind = 'predecessor.scored'`)).toBe(1);
  });

  it('says which tasks are before nobody when somebody leaves and nobody comes', async () => {
    await desk.admin.query(`update appointment set until_on = $2 where post_code = $1`, ['L5', '2026-07-20']);
    expect(await unheld()).toEqual([]);
    await setDay('2026-07-20');
    const left = await unheld();
    expect(new Set(left.map(({ assignee }) => assignee))).toEqual(new Set(['L5']));
    expect(left.length).toBeGreaterThan(taskKinds.filter(({ assignee }) => assignee === 'post').length);
  });
});
