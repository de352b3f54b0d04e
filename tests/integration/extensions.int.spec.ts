import { createActivities } from '@zeren/activities';
import { Database } from '@zeren/database';
import { CalledMeeting, type Clock } from '../support/called-meeting';

const problem = (answer: { statusCode: number; json: () => { type: string } }) => [
  answer.statusCode,
  answer.json().type.replace('/problems/', ''),
];

describe('more time for one task', () => {
  let meeting: CalledMeeting;
  let desk: CalledMeeting['desk'];
  let database: Database;
  let papers: readonly Clock[] = [];

  beforeAll(async () => {
    meeting = await CalledMeeting.open();
    ({ desk } = meeting);
    database = await Database.open(desk.database.appUrl, 2);
    const isPaper = ({ step, assignee }: Clock) => step === 'submit-meeting-paper' && assignee !== 'H01';
    papers = (await meeting.running()).filter(isPaper);
  }, 180_000);
  afterAll(async () => {
    await database?.close();
    await meeting?.close();
  }, 30_000);

  const ask = (task: Clock | undefined, untilOn = '2026-03-27', as = `P-${task?.assignee}`) =>
    desk.post(`/api/v1/tasks/${task?.id}/extension`, { untilOn, reason: '材料未齐' }, { as });
  const decide = (id: string, decision: 'grant' | 'refuse', as = 'P-S01') =>
    desk.post(`/api/v1/extensions/${id}/decision`, { decision, reason: '情况属实' }, { as });
  const dueOf = async (task: Clock | undefined) => (await meeting.running()).find(({ id }) => id === task?.id)?.due_on;

  it('is asked for by whom the task is for, with a reason, within thirty days, one request at a time', async () => {
    const [first] = papers;
    expect(problem(await ask(first, '2026-03-20'))).toEqual([422, 'extension-too-long']);
    expect(problem(await ask(first, '2026-04-20'))).toEqual([422, 'extension-too-long']);
    expect(problem(await ask(first, '2026-03-27', 'P-S16'))).toEqual([404, 'not-found']);
    const asked = await ask(first);
    expect([asked.statusCode, asked.json().state, asked.json().dueOn]).toEqual([201, 'asked', '2026-03-20']);
    expect(problem(await ask(first))).toEqual([409, 'extension-asked']);
    expect(await dueOf(first)).toBe('2026-03-20');
  });

  it('is refused with a reason, and may be asked for again', async () => {
    const [, second] = papers;
    const { id } = (await ask(second)).json();
    expect((await decide(id, 'refuse', 'P-L1')).statusCode).toBe(403);
    expect((await decide(id, 'refuse')).json()).toMatchObject({ state: 'refused', decisionText: '情况属实' });
    expect(problem(await decide(id, 'grant'))).toEqual([409, 'extension-decided']);
    expect(await dueOf(second)).toBe('2026-03-20');
    expect((await ask(second)).statusCode).toBe(201);
  });

  it('is given to this task alone, once, and shows old day, new day, who and why', async () => {
    const [, , third] = papers;
    const { id } = (await ask(third)).json();
    const answers = await Promise.all([decide(id, 'grant'), decide(id, 'grant')]);
    expect(answers.map(({ statusCode }) => statusCode)).toContain(200);
    const dues = (await meeting.running()).filter(({ step }) => step === 'submit-meeting-paper');
    expect(dues.filter(({ due_on: dueOn }) => dueOn === '2026-03-27').map((task) => task.id)).toEqual([third?.id]);
    const shown = (await desk.get(`/api/v1/tasks/${third?.id}/clock`, { as: `P-${third?.assignee}` })).json();
    expect(shown).toMatchObject({
      dueOn: '2026-03-27',
      extension: { state: 'granted', untilOn: '2026-03-27' },
      changes: [{ cause: 'extension', oldDueOn: '2026-03-20', newDueOn: '2026-03-27', reason: '情况属实' }],
    });
    expect(await desk.count('ledger_entry', `kind = 'extension.granted' and subject_id = $1`, [third?.id])).toBe(1);
    expect(problem(await ask(third, '2026-04-10'))).toEqual([409, 'extension-asked']);
  });

  it('is never shortened when the office moves the step', async () => {
    const [first, , third] = papers;
    const move = { kind: 'move-deadline', taskIds: [first?.id], dueOn: '2026-03-24', reason: '会议推迟' };
    expect((await meeting.command(move)).statusCode).toBe(200);
    expect([await dueOf(first), await dueOf(third)]).toEqual(['2026-03-24', '2026-03-27']);
  });

  it('is left out when its step is late, and is late on its own day', async () => {
    const [first, , third] = papers;
    const { workflow_id: workflowId = '', step = '' } = third ?? {};
    const { escalateTasks } = createActivities({ database });
    const escalate = (at: string, taskId?: string) =>
      escalateTasks({
        ...{ key: `${workflowId}#${at}`, workflowId, organisationId: desk.organisationId, cycleId: meeting.cycleId },
        ...{ at: Date.parse(at), process: 'quarterly' as const, step, known: 0, ...(taskId ? { taskId } : {}) },
      });
    const overdue = (task: Clock | undefined) =>
      desk.count('notification', `kind = 'overdue' and task_id = $1`, [task?.id]);
    await escalate('2026-03-24T16:00:00Z');
    expect([await overdue(first), await overdue(third)]).toEqual([1, 0]);
    await escalate('2026-03-27T16:00:00Z', third?.id);
    expect([await overdue(first), await overdue(third)]).toEqual([1, 1]);
  });

  it('is given by another than who asks', async () => {
    const own = (await meeting.running()).find(
      ({ step, assignee }) => step === 'submit-meeting-paper' && assignee === 'H01',
    );
    const { id } = (await ask(own)).json();
    expect(problem(await decide(id, 'grant', 'P-H01'))).toEqual([409, 'own-matter']);
    expect((await decide(id, 'grant')).statusCode).toBe(200);
    const { items } = (await desk.get(`/api/v1/cycles/${meeting.cycleId}/extensions`)).json();
    expect(items.map(({ state }: { state: string }) => state).toSorted()).toEqual([
      'asked',
      'asked',
      'granted',
      'granted',
      'refused',
    ]);
  });
});
