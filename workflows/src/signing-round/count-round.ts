import type { LetterChangeResult, RoundResult } from '@zeren/workflow-contracts';
import type { Fate } from '../process/step-book';

const isRound = (result: unknown): result is RoundResult =>
  typeof result === 'object' && result !== null && 'failedChildren' in result;
const isChange = (result: unknown): result is LetterChangeResult =>
  typeof result === 'object' && result !== null && 'letterId' in result;

/** Ends of a round and of everything it started: what was sent back counts by the end of its change. */
export function countRound(fates: readonly Fate[], children: readonly unknown[], failed: number): RoundResult {
  const below = children.filter(isRound);
  const changes = children.filter(isChange);
  const complete = fates.filter((fate) => fate === 'done').length;
  const reissued = changes.filter(({ state }) => state === 'complete').length;
  return {
    complete: complete + reissued + sum(below.map((round) => round.complete)),
    incomplete: fates.length - complete - reissued + sum(below.map((round) => round.incomplete)),
    failedChildren: failed + sum(below.map((round) => round.failedChildren)),
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
