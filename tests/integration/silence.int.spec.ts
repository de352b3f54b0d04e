import type { Silence } from '@zeren/api-contracts';
import { LedgerTrees } from '@zeren/database';
import { openCheckpoint, readNoteKey } from '@zeren/ledger';
import { CheckpointSigner, LedgerSequencer } from '@zeren/worker';
import { checkpointSeed, ledgerName } from '../support/growing-ledger';
import { SigningDesk } from '../support/signing-desk';

/** Published for the tests: the spring festival with its make-up Saturday. */
const calendar = {
  files: [
    {
      calendarId: 'test',
      status: 'published',
      timeZone: 'Asia/Shanghai',
      daysOff: [
        { nameZh: '春节', dates: ['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20', '2026-02-23'] },
      ],
      makeUpWorkingDays: [{ nameZh: '春节', date: '2026-02-14' }],
    },
  ],
};

describe('silence', () => {
  let desk: SigningDesk;
  let trees: LedgerTrees;
  let sequencer: LedgerSequencer;

  beforeAll(async () => {
    desk = await SigningDesk.open();
    await desk.admin.query(`update working_calendar set content = $1`, [JSON.stringify(calendar)]);
    trees = LedgerTrees.open(desk.database.sequencerUrl);
    sequencer = new LedgerSequencer(trees, new CheckpointSigner(ledgerName, checkpointSeed), {
      checkpointMs: 0,
      published: () => Promise.resolve(),
      log: () => undefined,
    });
  }, 60_000);
  afterAll(async () => {
    await trees?.close();
    await desk?.close();
  });

  const silenceOf = async (taskId: string, as = 'A1'): Promise<Silence> =>
    (await desk.get(`/api/v1/tasks/${taskId}/silence`, as)).json();

  /** A task that was opened on a Friday before the festival and is due on the Tuesday after it. */
  async function overdue(): Promise<string> {
    const taskId = await desk.task({ assignee: 'L2' });
    await desk.admin.query(
      `update task set opened_at = '2026-02-13T01:00:00Z', created_at = '2026-02-13T01:00:00Z', due_on = '2026-02-24', due_at = '2026-02-24T16:00:00Z',
              due_rule = 'workingDays:3' where id = $1`,
      [taskId],
    );
    return taskId;
  }

  it('is proved: what reached whom, which days counted, what was looked through', async () => {
    const taskId = await overdue();
    await desk.admin.query(
      `insert into notification (organisation_id, id, dedupe_key, recipient_kind, recipient, kind, task_id, cycle_id, business_at, recorded_at)
       values ($1, gen_random_uuid(), $2, 'post', 'L2', 'reminder', $3, $4, '2026-02-14T01:00:00Z', '2026-02-14T01:00:00Z')`,
      [desk.organisationId, `reminder/${taskId}`, taskId, desk.cycleId],
    );
    const { finding, task, delivery, clock, absence, act } = await silenceOf(taskId);
    expect([finding, act]).toEqual(['silent', null]);
    expect(task.holders.map(({ id }) => id)).toEqual([desk.person('L2').id]);
    expect(delivery.messages).toMatchObject([{ kind: 'reminder', recipient: 'L2', readAt: null }]);
    expect([clock.rule, clock.startsOn, clock.dueOn, clock.dueAt]).toEqual([
      'workingDays:3',
      '2026-02-13',
      '2026-02-24',
      '2026-02-24T16:00:00.000Z',
    ]);
    expect(clock.days.filter(({ isWorking }) => isWorking).map(({ day, reason }) => [day, reason])).toEqual([
      ['2026-02-14', 'make-up'],
      ['2026-02-24', 'working-day'],
    ]);
    expect(clock.days.find(({ day }) => day === '2026-02-16')).toMatchObject({ reason: 'day-off', name: '春节' });
    expect(absence.about).toEqual([]);
  });

  it('is broken by an act in time, and only named late by one that came after', async () => {
    const { bearer } = await desk.letter();
    expect((await silenceOf(bearer)).finding).toBe('not-yet-due');
    await desk.act(bearer);
    expect(await silenceOf(bearer)).toMatchObject({ finding: 'acted-in-time', act: { kind: 'sign', name: 'P-L2' } });

    const { bearer: late } = await desk.letter();
    await desk.admin.query(
      `update task set due_on = '2026-02-24', due_at = '2026-02-24T16:00:00Z', created_at = '2026-02-13T01:00:00Z', opened_at = '2026-02-13T01:00:00Z' where id = $1`,
      [late],
    );
    expect((await silenceOf(late)).finding).toBe('silent');
    expect((await desk.act(late)).statusCode).toBe(200);
    const { finding, act, absence } = await silenceOf(late);
    expect([finding, act?.kind]).toEqual(['silent', 'sign']);
    expect(absence.about).toEqual([]);
  });

  it('is final once everything that was looked through lies under a signed checkpoint', async () => {
    const taskId = await desk.task({ assignee: 'L2' });
    await desk.act((await desk.letter()).bearer);
    await desk.admin.query(`update task set due_at = now(), due_on = current_date where id = $1`, [taskId]);
    const before = await silenceOf(taskId);
    expect([before.finding, before.standing]).toEqual(['silent', 'provisional']);
    expect(before.absence.unplaced).toBeGreaterThan(0);
    await sequencer.placeWaiting();
    await sequencer.signDue();
    const { standing, absence } = await silenceOf(taskId);
    expect([standing, absence.unplaced]).toEqual(['final', 0]);
    expect(absence.entries).toBeGreaterThan(0);
    const { checkpoint, lastLeaf } = absence;
    const { size } = openCheckpoint(checkpoint?.note ?? '', [readNoteKey(checkpoint?.verifierKey ?? '')]);
    expect(size).toBeGreaterThan(lastLeaf ?? Infinity);
  });

  it('is for the office and the auditor to ask about', async () => {
    const taskId = await overdue();
    expect((await desk.get(`/api/v1/tasks/${taskId}/silence`, 'S01')).statusCode).toBe(200);
    expect((await desk.get(`/api/v1/tasks/${taskId}/silence`, 'L2')).statusCode).toBe(403);
  });
});
