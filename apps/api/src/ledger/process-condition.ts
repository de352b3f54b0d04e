import type { ProcessCondition, StuckReason } from '@zeren/api-contracts';
import type { WaitingRow } from '@zeren/database';
import type { ProcessFacts } from './process-facts';

export interface Condition {
  readonly condition: ProcessCondition;
  readonly stuckReason: StuckReason | null;
  readonly since: string | null;
  /** What the engine dated is real, what a person was asked is on the clock of the cycle. */
  readonly isSinceReal: boolean;
}

/** From this attempt on a failure no longer looks like a bad moment. */
const stuckFromAttempt = 5;
const retryingFromAttempt = 2;
/** A worker that polls takes work up at once. */
const untakenMs = 60_000;

/** What a process is doing, as somebody reads it who has to decide whether to care. @param nowMs real. */
export function conditionOf(facts: ProcessFacts, waiting: WaitingRow | undefined, nowMs: number): Condition {
  const plain = (condition: ProcessCondition, since: string | null): Condition => ({
    condition,
    stuckReason: null,
    since,
    isSinceReal: condition !== 'waits-for-people',
  });
  if (facts.status === 'COMPLETED' || facts.status === 'CANCELLED') return plain('ended', facts.closedAt);
  if (facts.status !== 'RUNNING') return plain('failed', facts.closedAt);
  const stuck = stuckBy(facts, nowMs);
  if (stuck) return stuck;
  const retried = facts.steps.find(({ attempt }) => attempt >= retryingFromAttempt);
  if (retried) return plain('retrying', retried.lastStartedAt);
  if (facts.steps.length > 0 || facts.turn) return plain('working', null);
  if (waiting && waiting.open > 0) return plain('waits-for-people', waiting.since);
  return plain(facts.children > 0 ? 'waits-for-processes' : 'waits-for-date', null);
}

function stuckBy({ steps, turn }: ProcessFacts, nowMs: number): Condition | undefined {
  const stuck = (stuckReason: StuckReason, since: string | null): Condition => ({
    condition: 'stuck',
    stuckReason,
    since,
    isSinceReal: true,
  });
  const isUntaken = (at: string | null): boolean => at !== null && nowMs - Date.parse(at) > untakenMs;
  if (turn && turn.attempt >= stuckFromAttempt) return stuck('code', turn.scheduledAt);
  const failing = steps.find(({ attempt }) => attempt >= stuckFromAttempt);
  if (failing) return stuck('step-fails', failing.lastStartedAt);
  if (turn && !turn.isStarted && isUntaken(turn.scheduledAt)) return stuck('no-worker', turn.scheduledAt);
  const untaken = steps.find(
    ({ attempt, lastStartedAt, scheduledAt }) => attempt === 1 && !lastStartedAt && isUntaken(scheduledAt),
  );
  return untaken && stuck('no-worker', untaken.scheduledAt);
}
