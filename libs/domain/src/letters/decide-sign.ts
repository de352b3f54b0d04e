import type { EpochMs } from '../clocks/business-clock';
import { rejected, type Rejection } from '../errors/domain-error';
import type { TaskState } from '../tasks/task';

export interface SignTask {
  readonly state: TaskState;
  /** First instant at which the clock has won; null when it never closes the task. */
  readonly expiresAt: EpochMs | null;
  /** Hash of the version this task asks to sign. */
  readonly documentSha256: string;
}

/**
 * May this version be signed now? The statement of the act carries the same conditions as its race conditions, and a test
 * compares both. Source: architecture §1, rules.md §4 (due instant), R72.
 *
 * @param now business milliseconds; `expiresAt` itself is already too late.
 */
export function decideSign(
  task: SignTask,
  documentSha256: string,
  now: EpochMs,
): { readonly documentSha256: string; readonly businessAt: EpochMs } | Rejection {
  if (task.state !== 'open') return rejected('task.closed');
  if (task.expiresAt !== null && now >= task.expiresAt) return rejected('task.overdue');
  if (task.documentSha256 !== documentSha256) return rejected('document.changed');
  return { documentSha256, businessAt: now };
}
