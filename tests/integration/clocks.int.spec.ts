import { addDays, weekdayOf, type CalendarFile, type Day } from '@zeren/domain';
import { CalledMeeting, isCounted, type Clock } from '../support/called-meeting';
import { until } from '../support/until';

interface Change {
  readonly taskId: string;
  readonly cause: string;
  readonly outcome: string;
  readonly oldDueOn: Day;
  readonly newDueOn: Day;
  readonly calendarVersion: number;
}

const opening = CalledMeeting.calledOn;
/** Two days of a week that were to be worked. */
const newDaysOff: readonly Day[] = ['2026-03-12', '2026-03-13'];

describe('running clocks when the calendar changes', () => {
  let meeting: CalledMeeting;
  let desk: CalledMeeting['desk'];
  let cycleId = '';
  let before: readonly Clock[] = [];
  let files: readonly CalendarFile[] = [];
  const running = () => meeting.running();
  const command = (body: object) => meeting.command(body);
  const adopt = (version: number) => command({ kind: 'adopt-calendar', version, reason: '放假安排调整' });
  const changes = async (): Promise<readonly Change[]> =>
    (await desk.get(`/api/v1/cycles/${cycleId}/clock-changes?limit=200`)).json().items;
  const nextPoint = async (workflowId: string): Promise<number> =>
    (await meeting.temporal.workflow.getHandle(workflowId).query<{ nextPointAt: number }>('processState')).nextPointAt;

  beforeAll(async () => {
    meeting = await CalledMeeting.open();
    ({ desk, cycleId } = meeting);
    before = await running();
    files = (await desk.get('/api/v1/calendar')).json().files;
  }, 180_000);
  afterAll(() => meeting?.close(), 30_000);

  /** As one counts on a wall calendar, with the new days crossed out. */
  function counted({ clock: { startsOn, rule } }: Clock): Day {
    const off = new Set([...files.flatMap(({ daysOff }) => daysOff.flatMap(({ dates }) => dates)), ...newDaysOff]);
    const worked = new Set(files.flatMap(({ makeUpWorkingDays }) => makeUpWorkingDays.map(({ date }) => date)));
    let day = startsOn;
    for (let left = rule.days ?? 0; left > 0;) {
      day = addDays(day, 1);
      if (worked.has(day) || (!off.has(day) && ![0, 6].includes(weekdayOf(day)))) left -= 1;
    }
    return day;
  }

  it('are not touched by a list that no cycle has adopted', async () => {
    const year = files.map((file) =>
      file.calendarId.includes('2026')
        ? { ...file, daysOff: [...file.daysOff, { nameZh: '临时放假', dates: newDaysOff }] }
        : file,
    );
    const published = await desk.put('/api/v1/calendar', { files: year });
    expect([published.statusCode, published.json().version]).toEqual([200, 2]);
    expect((await desk.put('/api/v1/calendar', { files: year })).json().version).toBe(2);
    expect((await desk.put('/api/v1/calendar', { files: year }, { as: 'P-L3' })).statusCode).toBe(403);
    expect(await running()).toEqual(before);
  });

  it('move once each, thirty and more of them, and each says from when to when and why', async () => {
    const [papers] = before.filter(({ step }) => step === 'submit-meeting-paper');
    const reminderBefore = await nextPoint(papers?.workflow_id ?? '');
    const answers = await Promise.all([adopt(2), adopt(2), adopt(2)]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
    // What was late before is late still.
    const areCounted = async () =>
      (await running()).every(({ due_on: dueOn, calendar_version: version }) => dueOn < opening || version === 2);
    await until('all clocks counted again', areCounted, 60_000);
    const after = new Map((await running()).map((clock) => [clock.id, clock]));
    const expected = before.filter(isCounted).filter((clock) => counted(clock) !== clock.due_on);
    const moved = (await changes()).filter(({ outcome }) => outcome === 'moved');
    expect(moved.length).toBeGreaterThanOrEqual(30);
    expect(moved.map(({ taskId }) => taskId).toSorted()).toEqual(expected.map(({ id }) => id).toSorted());
    for (const clock of expected) {
      const [change] = moved.filter(({ taskId }) => taskId === clock.id);
      expect(change).toMatchObject({
        cause: 'calendar',
        oldDueOn: clock.due_on,
        newDueOn: counted(clock),
        calendarVersion: 2,
      });
      expect(after.get(clock.id)?.due_on).toBe(counted(clock));
    }
    for (const clock of before.filter(({ id }) => !expected.some((one) => one.id === id)))
      expect(after.get(clock.id)?.due_on).toBe(clock.due_on);
    expect(await desk.count('ledger_entry', `kind = 'clock.recomputed'`)).toBe((await changes()).length);
    expect(await nextPoint(papers?.workflow_id ?? '')).toBeGreaterThan(reminderBefore);
  });

  it('do not move again by the same list, nor back by an older one', async () => {
    const [dues, count] = [await running(), (await changes()).length];
    expect((await adopt(2)).statusCode).toBe(200);
    const older = await adopt(1);
    expect([older.statusCode, older.json().type]).toEqual([409, '/problems/calendar-stale']);
    expect((await adopt(9)).statusCode).toBe(409);
    expect((await running()).map(({ id, due_on: dueOn }) => [id, dueOn])).toEqual(
      dues.map(({ id, due_on: dueOn }) => [id, dueOn]),
    );
    expect((await changes()).length).toBe(count);
  });

  it('that were to become shorter keep their day, and the record says so', async () => {
    const back = await desk.put('/api/v1/calendar', { files });
    expect((await adopt(back.json().version)).statusCode).toBe(200);
    const kept = await until('clocks that kept their day', async () => {
      const found = (await changes()).filter(({ outcome }) => outcome === 'kept-old-due');
      return found.length >= 30 && found;
    });
    expect(kept.every(({ oldDueOn, newDueOn }) => oldDueOn === newDueOn)).toBe(true);
  });

  it('show a person what became of his own, and nobody else’s', async () => {
    const { rows } = await desk.admin.query<{ id: string; assignee: string }>(
      `select t.id, t.assignee from task t join clock_change k on k.task_id = t.id and k.outcome = 'moved'
        where t.assignee_kind = 'post' and t.assignee <> 'H01' order by t.id limit 1`,
    );
    const [task] = rows;
    const own = (await desk.get(`/api/v1/tasks/${task?.id}/clock`, { as: `P-${task?.assignee}` })).json();
    expect(own.changes.map(({ outcome }: Change) => outcome)).toEqual(['moved', 'kept-old-due']);
    expect((await desk.get(`/api/v1/tasks/${task?.id}/clock`, { as: 'P-S16' })).statusCode).toBe(404);
    expect((await desk.get(`/api/v1/cycles/${cycleId}/clock-changes`, { as: `P-${task?.assignee}` })).statusCode).toBe(
      403,
    );
  });

  it('that the office has moved by hand show its reason, and are fixed from then on', async () => {
    const [papers] = before.filter(({ step }) => step === 'submit-meeting-paper');
    const move = { kind: 'move-deadline', taskIds: [papers?.id], dueOn: '2026-04-10', reason: '会议推迟' };
    expect((await command(move)).statusCode).toBe(200);
    const byHand = (await changes()).filter(({ cause }) => cause === 'command');
    expect(byHand.length).toBe(before.filter(({ step }) => step === 'submit-meeting-paper').length);
    expect(byHand[0]).toMatchObject({ newDueOn: '2026-04-10', reason: '会议推迟' });
    const [moved] = (await running()).filter(({ id }) => id === papers?.id);
    expect(moved?.clock.rule).toEqual({ kind: 'fixed', on: '2026-04-10' });
  });
});
