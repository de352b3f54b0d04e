import { LivingCommission, type OpenTask } from './living-commission';

const approval = ({ kind }: OpenTask): boolean => kind === 'approve-plan';

describe('a plan that the secretary sends back', () => {
  let commission: LivingCommission;

  beforeAll(async () => {
    commission = await LivingCommission.open();
    await commission.draft();
    await commission.start(1_000, '2026-01-28');
  }, 120_000);
  afterAll(() => commission?.close(), 60_000);

  const approvalOf = (round: number): Promise<OpenTask> =>
    commission.playUntil(
      `approval number ${round}`,
      async () => {
        const task = (await commission.openTasks()).find(approval);
        if (!task) return undefined;
        return (await commission.tables.count('task', 'id = $1 and round = $2', [task.id, round])) > 0 && task;
      },
      approval,
    );

  async function decide(task: OpenTask, body: object): Promise<void> {
    const answer = await (await commission.assigneeOf(task)).act(task.id, { kind: 'decide', ...body });
    expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
  }

  it('is written anew, read again and put before him again, and only then adopted', async () => {
    await decide(await approvalOf(1), { decision: 'rejected', reason: '指标不够具体' });
    const second = await approvalOf(2);
    expect(await commission.tables.count('plan', `state in ('adopted', 'issued')`)).toBe(0);
    expect(await commission.tables.count('plan_version')).toBe(3);
    const rounds = `step in ('merge-plan-consultation', 'review-plan', 'give-plan-opinion') and round = 2`;
    expect(await commission.tables.count('task', `${rounds} and state = 'done'`)).toBe(9);
    await decide(second, { decision: 'approved' });
    const isAdopted = async () => (await commission.tables.count('plan', `state in ('adopted', 'issued')`)) === 1;
    await commission.playUntil('the plan adopted', isAdopted, () => false);
  }, 150_000);
});
