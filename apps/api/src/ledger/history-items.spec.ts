import { historyItems } from './history-items';
import type { HistoryEvent } from './history-event';

const clock = { bizEpochMs: Date.UTC(2026, 0, 4, 16), realEpochMs: Date.UTC(2026, 10, 24, 8), realMsPerBizDay: 1_000 };
const event = (id: string, name: string, attributes: HistoryEvent['attributes'] = {}): HistoryEvent => ({
  id,
  name,
  at: '2026-11-24T08:00:02.000Z',
  attributes,
});
const itemsOf = (events: readonly HistoryEvent[], isEnglish = false) =>
  historyItems(events, { workflowId: 'signing-round/1', clock, isEnglish });

describe('the steps of a process on a timeline', () => {
  it('stand with both times: the engine’s, and what that was on the clock of the cycle', () => {
    const [item] = itemsOf([event('1', 'WorkflowExecutionStarted', { workflowType: { name: 'signingRound' } })]);
    expect(item).toMatchObject({
      recordedAt: '2026-11-24T08:00:02.000Z',
      businessAt: '2026-01-06T16:00:00.000Z',
      text: '流程启动：责任书签订',
      token: 'process.started',
    });
  });

  it('say how many tasks a step opened, in both languages', () => {
    const events = [
      event('5', 'ActivityTaskScheduled', { activityType: { name: 'openSteps' } }),
      event('7', 'ActivityTaskCompleted', { scheduledEventId: '5', result: [[{ key: 'sign', tasks: [1, 2, 3] }]] }),
    ];
    expect(itemsOf(events).map(({ text }) => text)).toEqual(['开始：开启事项', '完成：开启事项（3 项）']);
    expect(itemsOf(events, true).map(({ text }) => text)).toEqual(['Begun: open tasks', 'Done: open tasks (3)']);
  });

  it('leave a number out that nobody knows', () => {
    const events = [
      event('5', 'ActivityTaskScheduled', { activityType: { name: 'leavePhase' } }),
      event('7', 'ActivityTaskCompleted', { scheduledEventId: '5' }),
    ];
    expect(itemsOf(events).at(-1)?.text).toBe('完成：结束阶段');
  });

  it('say until when the process waits, on the clock of the cycle', () => {
    expect(itemsOf([event('9', 'TimerStarted', { startToFireTimeout: '3s' })], true)[0]?.text).toBe(
      'Waits until 2026-01-09T16:00:00.000Z',
    );
  });

  it('leave the engine’s bookkeeping out', () => {
    expect(
      itemsOf([
        event('2', 'WorkflowTaskScheduled'),
        event('3', 'WorkflowTaskStarted'),
        event('6', 'ActivityTaskStarted'),
      ]),
    ).toEqual([]);
  });
});
