import type { CycleTask, CycleView, LetterView, RehearsalView } from '@zeren/api-contracts';
import { LivingCommission } from '../chaos/living-commission';

/** As long as a business day takes: people act the moment they are asked, so that what opens by the plan opens on its day. */
const msPerDay = 1_000;
const chinaMs = 8 * 3_600_000;
const dayOf = (instant: string): string => new Date(Date.parse(instant) + chinaMs).toISOString().slice(0, 10);
/** Plan and letters in full, and what the first quarterly meeting begins with. */
const isOpenedByThen = ({ process, step, subject }: RehearsalView['tasks'][number]): boolean =>
  ['plan', 'letters', 'signing-round'].includes(process) || (step === 'call-meeting' && subject === 'meeting/Q1');

const draft = {
  ...{ year: 2026, title: '2026年度', template: 'demo-commission' },
  domains: [
    { key: 'safety', weight: '60' },
    { key: 'environment', weight: '40' },
  ],
};

describe('a year that was launched as it was rehearsed', () => {
  let commission: LivingCommission;
  let rehearsal: RehearsalView;
  let tasks: readonly CycleTask[];

  beforeAll(async () => {
    commission = await LivingCommission.open();
    const office = await commission.office;
    const year = 'template=demo-commission&year=2026&domains=safety:60,environment:40';
    rehearsal = await office.get<RehearsalView>(`/rehearsals?${year}`);
    const { id, planId } = await office.required<CycleView>('POST', '/cycles', { body: draft });
    commission.cycleId = id;
    commission.planId = planId ?? '';
    expect((await commission.start(msPerDay, '2026-01-05')).status).toBeLessThan(300);
    const isCalled = async () => (await commission.openTasks('&kind=call-meeting')).length === 1;
    await commission.playUntil('the call of the first quarterly meeting', isCalled, () => false);
    tasks = await allTasks();
  }, 300_000);
  afterAll(() => commission?.close(), 60_000);

  async function allTasks(): Promise<readonly CycleTask[]> {
    const office = await commission.office;
    const found: CycleTask[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const more = cursor && `&cursor=${encodeURIComponent(cursor)}`;
      const path = `/cycles/${commission.cycleId}/tasks?limit=200${more}`;
      const page: { items: CycleTask[]; nextCursor: string | null } = await office.get(path);
      found.push(...page.items);
      cursor = page.nextCursor;
    }
    return found;
  }

  const tokenOf = ({ assigneeKind, assignee, assigneeCode }: CycleTask): string =>
    assigneeKind === 'post' ? assignee : `${assigneeKind}:${assigneeKind === 'person' ? assigneeCode : assignee}`;
  const real = () => tasks.map((task) => `${task.kind} ${task.subject} ${tokenOf(task)}`).toSorted();

  it('has exactly the tasks of the rehearsal, for the same posts and persons', () => {
    const rehearsed = rehearsal.tasks.filter(isOpenedByThen);
    expect(rehearsed).toHaveLength(48 + 73 + 1);
    expect(real()).toEqual(rehearsed.map(({ kind, subject, assignee }) => `${kind} ${subject} ${assignee}`).toSorted());
  });

  it('has them due on the day that was rehearsed, unless people’s choices opened them on another', () => {
    const planned = new Map(rehearsal.tasks.map((task) => [`${task.kind} ${task.subject} ${task.assignee}`, task]));
    const onTime = tasks.flatMap((task) => {
      const found = planned.get(`${task.kind} ${task.subject} ${tokenOf(task)}`);
      return found && dayOf(task.openedAt) <= found.opensOn ? [{ task, found }] : [];
    });
    expect(onTime.length).toBeGreaterThan(tasks.length / 2);
    const other = onTime.filter(({ task, found }) => task.dueOn !== found.dueOn);
    expect(other.map(({ task, found }) => `${task.kind} ${task.subject}: ${task.dueOn}, not ${found.dueOn}`)).toEqual(
      [],
    );
  });

  it('has letters with the sheets of the domains that were chosen, in the words of the library', async () => {
    const office = await commission.office;
    const path = `/letters?cycleId=${commission.cycleId}&limit=200`;
    const { items } = await office.get<{ items: readonly { readonly id: string }[] }>(path);
    expect(items).toHaveLength(21);
    const { annexes } = await office.get<LetterView>(`/letters/${items[0]?.id ?? ''}`);
    expect(annexes.map(({ domain, weight }) => [domain, weight])).toEqual([
      ['safety', '60'],
      ['environment', '40'],
    ]);
    expect(annexes[0]?.indicators).toHaveLength(3);
    expect(annexes[0]?.indicators[0]).toMatchObject({
      ...{ code: 'SAF1', planItem: 'SAF-1', fullMarks: '20.00' },
      title: '安全生产责任清单分解到岗、逐级签订',
    });
  });
});
