import { withDeadline, type Client } from '@zeren/temporal-connection';
import { Problem } from '../http/problem';

const deadlineMs = 2_000;

/**
 * Asked before anything is changed: a command that never left this machine must not look like one whose outcome is unknown
 * (the client waits for a server that is down until the deadline, and then cannot say which it was).
 *
 * @throws Problem `unavailable`, with when to try again.
 */
export async function requireEngine(temporal: Client): Promise<void> {
  try {
    await withDeadline(temporal, deadlineMs, () => temporal.connection.workflowService.getSystemInfo({}));
  } catch {
    throw new Problem('unavailable', [], { retryAfter: 5 });
  }
}
