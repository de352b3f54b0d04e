import type { LedgerEventKind } from './catalogue';

/** What did not go the way it was planned: somebody who looks for trouble looks here first. */
const deviating: ReadonlySet<LedgerEventKind> = new Set<LedgerEventKind>([
  'access.denied',
  'appeal.filed',
  'ballot.repeated',
  'cycle.cancelled',
  'deadline.moved',
  'letter.amended',
  'letter.refused',
  'letter.returned',
  'letter.signed-on-paper',
  'letter.voided',
  'objection.filed',
  'rectification.carried-forward',
  'silence.proved',
  'task.escalated',
  'task.expired',
  'task.moved',
  'task.refused',
  'task.returned',
  'task.withdrawn',
  'verdict.blocked',
]);

/** Steps of a process that failed, were repeated or were broken off. */
const deviatingSteps: ReadonlySet<string> = new Set([
  'step.failed',
  'step.timed-out',
  'process.failed',
  'process.cancel-requested',
  'process.cancelled',
  'process.terminated',
  'child.failed',
  'child.cancelled',
]);

/** @param token of a ledger event, or of a step of a process. */
export const isDeviation = (token: string): boolean =>
  deviatingSteps.has(token) || (deviating as ReadonlySet<string>).has(token);
