import { temporal } from '@temporalio/proto';
import type { Entry } from '../entry';
import { Findings } from '../finding';
import { Memo } from '../memo';
import type { ReadRun } from '../rules-of-runs';
import { judgeStory } from './judge-story';

type Event = temporal.api.history.v1.IHistoryEvent;

const [cycleId, planId, taskId] = ['c-1', 'plan/1', 't-1'];
const root = `cycle/${cycleId}`;
const json = (value: unknown) => ({ payloads: [{ data: Buffer.from(JSON.stringify(value)) }] });

const asked = (name: string, at: number): Event => ({
  activityTaskScheduledEventAttributes: { activityType: { name }, input: json({ at }) },
});
const answered = (value: unknown): Event => ({ activityTaskCompletedEventAttributes: { result: json(value) } });
const child = (workflowId: string): Event => ({ startChildWorkflowExecutionInitiatedEventAttributes: { workflowId } });
const told = (line: object): Event => ({
  workflowExecutionSignaledEventAttributes: { input: json({ lines: [line] }) },
});
const completed: Event = { workflowExecutionCompletedEventAttributes: {} };
const cancelled: Event = { workflowExecutionCanceledEventAttributes: {} };

let made = 0;
function runOf(workflowId: string, ...events: readonly Event[]): ReadRun {
  made += 1;
  const history = temporal.api.history.v1.History.fromObject({
    events: events.map((event, at) => ({ ...event, eventId: at + 1 })),
  });
  const record = {
    type: 'run',
    workflowId,
    runId: 'r',
    state: 'archived',
    codeSha256: '',
    history: `${made}`,
  } as const;
  return { record, object: `history ${workflowId}`, sha256: '', history, canReplay: true };
}

const entryOf = (kind: string, more: Partial<Entry> = {}): Entry => ({
  ...{ object: `leaf ${kind}`, leaf: 0, entryId: 'e', kind, actorId: 'p-1', businessAt: 5, recordedAt: 5, subject: {} },
  ...{ taskId: undefined, state: undefined, result: undefined, letterId: undefined },
  ...{ documentSha256: undefined, contentSha256: undefined },
  ...more,
});
const opened = entryOf('task.opened', { actorId: planId, subject: { id: taskId } });
const acted = entryOf('task.closed', { taskId, state: 'done', result: 'approved', businessAt: 7 });
const line = { taskId, state: 'done', at: 7, result: 'approved' };

const opening = [asked('openSteps', 5), answered([{ tasks: [{ taskId, subject: 'plan' }] }])];
const parent = runOf(root, child(planId), completed);
const whole = runOf(planId, ...opening, told(line), completed);

function judged(runs: readonly ReadRun[], entries: readonly Entry[]) {
  const findings = new Findings();
  const { pending } = judgeStory(cycleId, runs, entries, findings, new Memo());
  return { found: findings.all.map(({ object, rule }) => `${object}: ${rule}`), pending };
}

describe('the ledger and the histories', () => {
  it('tell the same story', () => {
    expect(judged([parent, whole], [opened, acted])).toEqual({ found: [], pending: 0 });
  });

  it.each([
    [
      'a task that only the history opens',
      [whole],
      [acted],
      [`history ${planId}:event 2: story-opened`, 'leaf task.closed: story-opened'],
    ],
    [
      'a task that only the ledger opens',
      [runOf(planId, asked('openSteps', 5), completed)],
      [opened],
      ['leaf task.opened: story-opened'],
    ],
    [
      'a task opened by another process',
      [whole],
      [{ ...opened, actorId: root }, acted],
      [`history ${planId}:event 2: story-opened`],
    ],
    ['an end that only the history knows', [whole], [opened], [`history ${planId}:event 3: story-closed`]],
    [
      'an end that only the ledger knows',
      [runOf(planId, ...opening, completed)],
      [opened, acted],
      ['leaf task.closed: story-closed'],
    ],
    ['another state', [whole], [opened, { ...acted, state: 'returned' }], [`history ${planId}:event 3: story-closed`]],
    ['another time', [whole], [opened, { ...acted, businessAt: 8 }], [`history ${planId}:event 3: story-closed`]],
    [
      'another decision',
      [whole],
      [opened, { ...acted, result: 'rejected' }],
      [`history ${planId}:event 3: story-closed`],
    ],
    [
      'an expiry that was none',
      [whole],
      [opened, entryOf('task.expired', { actorId: planId, subject: { id: taskId } })],
      [`history ${planId}:event 3: story-closed`],
    ],
    [
      'an effect that no history asked for',
      [whole],
      [opened, acted, entryOf('reminder.sent', { actorId: planId, businessAt: 6 })],
      ['leaf reminder.sent: story-effect'],
    ],
  ])('differ in %s', (_, runs, entries, expected) => {
    expect(judged([parent, ...runs], entries).found).toEqual(expect.arrayContaining(expected));
  });

  it('lack no process, and have none that nobody started', () => {
    expect(judged([parent], [opened, acted]).found).toEqual([
      `history ${root}:event 1: story-run`,
      'leaf task.opened: story-opened',
      'leaf task.opened: story-run',
    ]);
    expect(judged([parent, whole, runOf('plan/2', completed)], [opened, acted]).found).toEqual([
      'history plan/2: story-run',
    ]);
  });

  it('may know more in the ledger while a process is open', () => {
    const open = runOf(planId, ...opening);
    const going = runOf(root, child(planId));
    expect(judged([going, open], [opened, acted])).toEqual({ found: [], pending: 1 });
    const unknown = { ...opened, actorId: 'plan/2', subject: { id: 't-2' } };
    expect(judged([going, open], [opened, unknown]).found).toEqual([]);
  });

  it('of a cancelled process agree on what it withdrew without hearing of it', () => {
    const run = runOf(planId, ...opening, asked('withdrawTasks', 9), cancelled);
    const withdrawn = entryOf('task.withdrawn', { actorId: planId, subject: { id: taskId }, businessAt: 9 });
    expect(judged([parent, run], [opened, withdrawn])).toEqual({ found: [], pending: 0 });
  });
});
