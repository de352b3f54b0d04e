import { Client as TemporalClient, Connection } from '@temporalio/client';
import type { ProcessHistory, ProcessStateList } from '@zeren/api-contracts';
import { CommissionDesk } from '../support/commission-desk';
import { endProcesses, startCyclesWorker, type CyclesWorker } from '../support/cycles-worker';
import { until } from '../support/until';

describe('processes for somebody who writes none', () => {
  const temporalAddress = process.env['TEMPORAL_ADDRESS'] ?? '';
  let desk: CommissionDesk;
  let worker: CyclesWorker;
  let temporal: TemporalClient;
  let cycleId = '';
  let planProcess = '';

  beforeAll(async () => {
    desk = await CommissionDesk.open();
    worker = await startCyclesWorker(desk.database.appUrl, temporalAddress);
    const connection = await Connection.connect({ address: temporalAddress });
    temporal = new TemporalClient({ connection, namespace: 'zeren' });
    cycleId = (await desk.draft()).id;
    const clock = { kind: 'compressed', msPerDay: 86_400_000, startOn: '2026-01-05' };
    expect((await desk.post(`/api/v1/cycles/${cycleId}/start`, { clock })).statusCode).toBe(202);
    const asked = await until('a process that waits for people', async () =>
      (await states()).find(({ condition }) => condition === 'waits-for-people'),
    );
    planProcess = asked.workflowId;
  }, 120_000);
  afterAll(async () => {
    await endProcesses(temporal, [`cycle/${cycleId}`, planProcess]);
    await worker?.stop();
    await temporal?.connection.close();
    await desk?.close();
  }, 30_000);

  const states = async (): Promise<ProcessStateList['items']> =>
    (await desk.get(`/api/v1/cycles/${cycleId}/process-states`, { as: 'P-A1' })).json().items;
  const ask = (workflowId: string, ofCycle = cycleId, language = 'zh-CN') =>
    desk.get(`/api/v1/cycles/${ofCycle}/process-history?workflowId=${workflowId}`, {
      as: 'P-A1',
      headers: { 'accept-language': language },
    });
  const history = async (language?: string): Promise<ProcessHistory> =>
    (await ask(planProcess, cycleId, language)).json();

  it('say what each of them is doing: the cycle waits for the plan, the plan for the office', async () => {
    const items = await states();
    const ofCycle = items.find(({ workflowId }) => workflowId === `cycle/${cycleId}`);
    const ofPlan = items.find(({ workflowId }) => workflowId === planProcess);
    expect(ofCycle).toMatchObject({ type: 'annualCycle', condition: 'waits-for-processes', openTasks: 0 });
    expect(ofPlan).toMatchObject({ openTasks: 1, lateTasks: 0, stuckReason: null });
    expect(ofPlan?.since).toMatch(/^2026-01-0/);
  });

  it('say whom they wait for since when, and what they did, in both languages, each step with its raw event', async () => {
    const { waitingFor, steps, retries } = await history();
    expect(waitingFor).toMatchObject([{ kind: 'draft-plan', isLate: false }]);
    expect(retries).toEqual([]);
    expect(steps.map(({ text }) => text)).toEqual(expect.arrayContaining(['完成：开启事项（1 项）']));
    expect((await history('en')).steps.map(({ text }) => text)).toEqual(
      expect.arrayContaining(['Done: open tasks (1)']),
    );
    expect(steps[0]?.raw).toMatchObject({ eventType: 'WorkflowExecutionStarted' });
  });

  it('are those of the cycle that is asked about, and no others', async () => {
    const other = (await desk.draft(2027)).id;
    expect((await ask(planProcess, other)).statusCode).toBe(404);
    expect((await ask('plan/00000000-0000-4000-8000-00000000dead')).statusCode).toBe(404);
    expect((await ask('%25')).statusCode).toBe(400);
  });

  it('say what is tried again and why, until its cause is gone', async () => {
    await desk.admin.query('revoke update on task from zeren_app');
    const [task] = (await history()).waitingFor;
    const command = { kind: 'move-deadline', taskIds: [task?.id], dueOn: '2026-03-02', reason: '汛期' };
    const moved = desk.post(`/api/v1/cycles/${cycleId}/commands`, command);
    const [retried] = await until('a step that is tried again', async () => {
      const { retries, condition } = await history();
      return condition === 'retrying' && retries[0]?.lastFailure ? retries : undefined;
    });
    expect(retried).toMatchObject({ activity: 'moveDeadline', step: '调整期限', lastFailure: { kind: 'transient' } });
    expect(retried?.lastFailure?.message).toContain('permission denied for table task');
    expect((await states()).find(({ workflowId }) => workflowId === planProcess)?.condition).toBe('retrying');

    await desk.admin.query('grant update on task to zeren_app');
    await until('the step done', async () => (await history()).condition === 'waits-for-people');
    expect((await history()).waitingFor).toMatchObject([{ dueOn: '2026-03-02' }]);
    await moved;
  }, 60_000);

  it('are for the office and the auditor to read', async () => {
    for (const [as, status] of [
      ['P-S01', 200],
      ['P-L2', 403],
    ] as const)
      expect((await desk.get(`/api/v1/cycles/${cycleId}/process-states`, { as })).statusCode).toBe(status);
  });
});
