import { readPayloadKeys } from '@zeren/config';
import { createTemporalClient } from '@zeren/temporal-connection';
import type { RunningStack } from '../start/stack-process';
import { until } from '../support/until';

/** Answers when no process has anything under way: every one of them waits for a person or for the calendar. */
export async function atRest({ temporalAddress, payloadKeys }: RunningStack): Promise<void> {
  const client = createTemporalClient({ temporalAddress, payloadKeys: readPayloadKeys(payloadKeys) });
  /** History events of all running processes; undefined while one of them is at work. */
  const events = async (): Promise<number | undefined> => {
    let sum = 0;
    for await (const { workflowId } of client.workflow.list({ query: `ExecutionStatus = 'Running'` })) {
      const { raw, historyLength } = await client.workflow.getHandle(workflowId).describe();
      if (raw.pendingWorkflowTask || (raw.pendingActivities ?? []).length > 0) return undefined;
      sum += historyLength;
    }
    return sum;
  };
  try {
    // Twice the same: nobody has woken a process that was looked at before.
    await until('every process at rest', async () => {
      const before = await events();
      return before !== undefined && before === (await events());
    });
  } finally {
    await client.connection.close();
  }
}
