import { Client as TemporalClient, Connection } from '@temporalio/client';
import { createApi } from '@zeren/api';
import { randomUUID } from 'node:crypto';
import { anApiConfig } from '../support/an-api-config';
import { CommissionDesk } from '../support/commission-desk';
import { endProcesses, startCyclesWorker, type CyclesWorker } from '../support/cycles-worker';
import { until } from '../support/until';

const problem = (answer: { statusCode: number; json: () => { type: string } }) => [
  answer.statusCode,
  answer.json().type,
];

interface Task {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly dueOn: string;
  readonly workflowId: string;
  readonly step: string;
}

interface Item {
  readonly source: string;
  readonly kind: string;
  readonly text: string | null;
  readonly businessAt: string | null;
  readonly recordedAt: string;
}

describe('commands to a running cycle, decided by the process itself', () => {
  const temporalAddress = process.env['TEMPORAL_ADDRESS'] ?? '';
  let desk: CommissionDesk;
  let worker: CyclesWorker;
  let temporal: TemporalClient;
  let cycleId = '';
  let task: Task;

  beforeAll(async () => {
    desk = await CommissionDesk.open();
    worker = await startCyclesWorker(desk.database.appUrl, temporalAddress);
    temporal = new TemporalClient({
      connection: await Connection.connect({ address: temporalAddress }),
      namespace: 'zeren',
    });
    cycleId = (await desk.draft()).id;
    // A year at real speed that begins on its first day: the office is asked to draft the plan at once.
    const clock = { kind: 'compressed', msPerDay: 86_400_000, startOn: '2026-01-05' };
    expect((await desk.post(`/api/v1/cycles/${cycleId}/start`, { clock })).statusCode).toBe(202);
    task = await openTask();
  }, 120_000);
  afterAll(async () => {
    await endProcesses(temporal, [`cycle/${cycleId}`, task?.workflowId ?? `cycle/${cycleId}`]);
    await worker?.stop();
    await temporal?.connection.close();
    await desk?.close();
  }, 30_000);

  const tasks = async (query = ''): Promise<readonly Task[]> =>
    (await desk.get(`/api/v1/cycles/${cycleId}/tasks?limit=10${query}`)).json().items;

  const openTask = (): Promise<Task> => until('an open task', async () => (await tasks('&state=open'))[0], 20_000);

  const command = (body: object, key = randomUUID(), as?: string) =>
    desk.post(`/api/v1/cycles/${cycleId}/commands`, body, { key, ...(as ? { as } : {}) });

  it('is asked what it is doing, and answers itself', async () => {
    const answer = (await desk.get(`/api/v1/cycles/${cycleId}/process`, { as: 'P-A1' })).json();
    expect(answer).toMatchObject({ source: 'process', workflowId: `cycle/${cycleId}` });
    expect(answer.phases[0]).toEqual({ key: 'plan', state: 'running' });
    expect(answer.children).toEqual([task.workflowId]);
  });

  it('shows the board with the phase that was entered and the task that is open', async () => {
    const { cycle, phases, counts, today } = (await desk.get(`/api/v1/cycles/${cycleId}/board`)).json();
    expect([cycle.state, today, counts.open, counts.planTasks]).toEqual(['running', '2026-01-05', 1, 1]);
    expect(phases[0]).toMatchObject({ key: 'plan', plannedFromOn: '2026-01-05', leftAt: null });
    expect(phases[0].enteredAt).toMatch(/^2026-01-04T16:/);
  });

  it('moves a deadline once, however often the request is repeated, and records who and why', async () => {
    const key = randomUUID();
    const move = { kind: 'move-deadline', taskIds: [task.id], dueOn: '2026-01-12', reason: '<i>延期</i>' };
    const answers = await Promise.all(Array.from({ length: 5 }, () => command(move, key)));
    expect(new Set(answers.map(({ statusCode, body }) => `${statusCode} ${body}`)).size).toBe(1);
    expect(answers[0]?.json()).toMatchObject({ kind: 'move-deadline', workflowId: task.workflowId, createdId: null });
    expect((await tasks())[0]?.dueOn).toBe('2026-01-12');
    const { items } = (await desk.get(`/api/v1/ledger?cycleId=${cycleId}&kind=deadline.moved`)).json();
    expect(items).toHaveLength(1);
    expect(JSON.parse(items[0].payload).subject).toMatchObject({
      dueOn: '2026-01-12',
      reason: '<i>延期</i>',
      tasks: 1,
    });
    expect(problem(await command({ ...move, dueOn: '2026-01-13' }, key))).toEqual([
      422,
      '/problems/idempotency-key-reused',
    ]);
  });

  it.each([
    ['a day in the past', { dueOn: '2026-01-02' }, 422, 'deadline-in-the-past'],
    ['a day that does not exist', { dueOn: '2026-02-30' }, 400, 'invalid-body'],
    ['a task of another cycle', { taskIds: ['019abcde-0000-7000-8000-000000000001'] }, 404, 'not-found'],
    ['no reason', { reason: ' ' }, 400, 'invalid-body'],
  ])('refuses to move a deadline: %s', async (_, change, status, slug) => {
    const move = { kind: 'move-deadline', taskIds: [task.id], dueOn: '2026-01-14', reason: '延期', ...change };
    expect(problem(await command(move))).toEqual([status, `/problems/${slug}`]);
  });

  it('moves a step that is named, but none of another cycle’s processes', async () => {
    const { workflowId, step } = task;
    const move = { kind: 'move-deadline', dueOn: '2026-01-15', reason: '延期' };
    expect((await command({ ...move, workflowId, step })).statusCode).toBe(200);
    expect(problem(await command({ ...move, workflowId: `plan/${randomUUID()}`, step }))).toEqual([
      404,
      '/problems/not-found',
    ]);
    expect(problem(await command(move))).toEqual([400, '/problems/invalid-body']);
  });

  it('hands a post over from a day on, with the request’s own id however often it is repeated', async () => {
    const change = {
      kind: 'change-post-holder',
      postCode: 'L5',
      personCode: 'P-N5',
      fromOn: '2026-07-15',
      reason: '调任',
    };
    const key = randomUUID();
    const [first, again] = [await command(change, key), await command(change, key)];
    expect([first.statusCode, again.body]).toEqual([200, first.body]);
    expect(await desk.count('succession', 'id = $1', [first.json().createdId])).toBe(1);
    expect(problem(await command({ ...change, personCode: 'P-NOBODY' }))).toEqual([422, '/problems/person-unknown']);
    expect(problem(await command({ ...change, postCode: 'L99' }))).toEqual([422, '/problems/post-unknown']);
    expect(
      problem(await command({ kind: 'amend-letter', letterCode: 'B99', reason: '调整', fenceOn: '2026-07-01' })),
    ).toEqual([422, '/problems/letter-unknown']);
  });

  it('shows what happened to a task on one axis from two books, with both times, to the auditor', async () => {
    const answer = (await desk.get(`/api/v1/tasks/${task.id}/timeline`, { as: 'P-A1' })).json();
    const items: readonly Item[] = answer.items;
    expect([answer.task.id, answer.process.source]).toEqual([task.id, 'process']);
    expect(items.filter(({ source }) => source === 'ledger').map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['task.opened', 'deadline.moved']),
    );
    expect(items.filter(({ source }) => source === 'process').map(({ text }) => text)).toEqual(
      expect.arrayContaining(['流程启动：工作要点起草', '完成：开启事项（1 项）', '受理指令：调整期限']),
    );
    expect(items.every(({ businessAt, recordedAt }) => businessAt !== null && recordedAt !== businessAt)).toBe(true);
    expect(items.map(({ recordedAt }) => recordedAt)).toEqual(items.map(({ recordedAt }) => recordedAt).toSorted());
    const english = (
      await desk.get(`/api/v1/tasks/${task.id}/timeline`, { headers: { 'accept-language': 'en' } })
    ).json().items;
    expect(english.map(({ text }: Item) => text)).toContain('Done: open tasks (1)');
    expect(problem(await desk.get(`/api/v1/tasks/${task.id}/timeline`, { as: 'P-L2' }))).toEqual([
      403,
      '/problems/forbidden',
    ]);
  });

  it('shows the steps of a process, and nothing of what was in them, where no key opens it', async () => {
    const payloadKeys = [{ id: 'other', secret: 'ee'.repeat(32) }];
    const keyless = await createApi(anApiConfig(desk.database.appUrl, { payloadKeys, publicOrigins: [] }));
    const url = `/api/v1/tasks/${task.id}/timeline`;
    const answer = await keyless.inject({ method: 'GET', url, headers: await desk.headers('P-A1') });
    await keyless.close();
    const steps = (answer.json().items as readonly Item[]).filter(({ source }) => source === 'process');
    expect(steps.map(({ text }) => text)).toEqual(
      expect.arrayContaining(['流程启动：工作要点起草', '受理指令：调整期限']),
    );
    expect(answer.body).not.toContain('完成：开启事项（1 项）');
  });

  it('pages through a timeline without losing or doubling an item', async () => {
    const url = `/api/v1/cycles/${cycleId}/timeline`;
    const all: readonly { id: string }[] = (await desk.get(url)).json().items;
    const paged: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null && paged.length <= all.length) {
      const page: { items: { id: string }[]; nextCursor: string | null } = (
        await desk.get(`${url}?limit=5${cursor && `&cursor=${cursor}`}`)
      ).json();
      paged.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(paged).toEqual(all.map(({ id }) => id));
  });

  it('withdraws a task once', async () => {
    const withdraw = { kind: 'withdraw-task', taskId: task.id, reason: '误开' };
    expect((await command(withdraw)).statusCode).toBe(200);
    expect((await tasks('&state=withdrawn')).map(({ id }) => id)).toEqual([task.id]);
    const again = problem(await command(withdraw));
    expect(['/problems/task-closed', '/problems/not-found', '/problems/process-closing']).toContain(again[1]);
  });

  it('is commanded by the office only, and cancels the year for good', async () => {
    const cancel = { kind: 'cancel-cycle', reason: '试运行结束' };
    expect(problem(await command(cancel, randomUUID(), 'P-L1'))).toEqual([403, '/problems/forbidden']);
    expect((await command(cancel)).statusCode).toBe(200);
    expect((await desk.get(`/api/v1/cycles/${cycleId}`)).json().state).toBe('cancelled');
    expect(problem(await command(cancel))).toEqual([409, '/problems/cycle-not-running']);
  });
});
