import { conditionOf } from './process-condition';
import type { PendingStep, ProcessFacts } from './process-facts';

const now = Date.parse('2026-02-10T02:00:00.000Z');
const at = '2026-02-10T01:00:00.000Z';
const facts: ProcessFacts = {
  workflowId: 'signing-round/1',
  rootId: 'cycle/1',
  type: 'signingRound',
  status: 'RUNNING',
  startedAt: at,
  closedAt: null,
  historyLength: 20,
  steps: [],
  children: 0,
  turn: null,
};
const step = (attempt: number, lastStartedAt: string | null = at): PendingStep => ({
  activity: 'openSteps',
  attempt,
  scheduledAt: at,
  lastStartedAt,
  lastFailure: null,
});
const waiting = { workflowId: 'signing-round/1', open: 2, late: 0, since: '2026-02-09T01:00:00.000Z' };
const told = (part: Partial<ProcessFacts>, whom = waiting as typeof waiting | undefined) => {
  const { condition, stuckReason } = conditionOf({ ...facts, ...part }, whom, now);
  return stuckReason ? `${condition}: ${stuckReason}` : condition;
};

describe('what a process is doing', () => {
  it('is mostly that it waits for people, since the oldest of what it asked', () => {
    expect(conditionOf(facts, waiting, now)).toEqual({
      condition: 'waits-for-people',
      stuckReason: null,
      since: waiting.since,
      isSinceReal: false,
    });
  });

  it('is otherwise that it waits for the processes below, or for a date', () => {
    expect(conditionOf({ ...facts, children: 3 }, undefined, now).condition).toBe('waits-for-processes');
    expect(conditionOf(facts, undefined, now).condition).toBe('waits-for-date');
  });

  it('is over when it ended, and failed when it ended otherwise', () => {
    expect(told({ status: 'COMPLETED' })).toBe('ended');
    expect(told({ status: 'CANCELLED' })).toBe('ended');
    expect(told({ status: 'FAILED' })).toBe('failed');
    expect(told({ status: 'TERMINATED' })).toBe('failed');
  });

  it('is work while a step runs, a retry from its second attempt, and stuck from its fifth', () => {
    expect(told({ steps: [step(1)] })).toBe('working');
    expect(told({ steps: [step(2)] })).toBe('retrying');
    expect(told({ steps: [step(4)] })).toBe('retrying');
    expect(told({ steps: [step(5)] })).toBe('stuck: step-fails');
  });

  it('is stuck when its own code fails on its history', () => {
    expect(told({ turn: { attempt: 5, scheduledAt: at, isStarted: false } })).toBe('stuck: code');
  });

  it('is stuck when nobody takes its work up within a minute', () => {
    const moment = '2026-02-10T01:59:30.000Z';
    expect(told({ turn: { attempt: 1, scheduledAt: at, isStarted: false } })).toBe('stuck: no-worker');
    expect(told({ turn: { attempt: 1, scheduledAt: moment, isStarted: false } })).toBe('working');
    expect(told({ turn: { attempt: 1, scheduledAt: at, isStarted: true } })).toBe('working');
    expect(told({ steps: [step(1, null)] })).toBe('stuck: no-worker');
  });
});
