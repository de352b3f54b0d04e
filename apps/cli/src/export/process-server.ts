import type { PayloadKey } from '@zeren/config';
import { runOwner } from '@zeren/process-archive';
import {
  createTemporalClient,
  isForgotten,
  openedHistory,
  payloadCodec,
  withDeadline,
  type Client,
} from '@zeren/temporal-connection';
import type { FoundRun } from './found-run';

const deadlineMs = 30_000;

/** Processes that the Temporal server still remembers, with their payloads in clear. */
export class ProcessServer {
  private constructor(
    private readonly client: Client,
    private readonly payloadKeys: readonly PayloadKey[],
  ) {}

  /** Connects when it is first asked. */
  static at(temporalAddress: string, payloadKeys: readonly PayloadKey[]): ProcessServer {
    return new ProcessServer(createTemporalClient({ temporalAddress, payloadKeys }), payloadKeys);
  }

  /** The newest run of a process; undefined when it is forgotten. */
  async find(workflowId: string): Promise<FoundRun | undefined> {
    try {
      const kept = await withDeadline(this.client, deadlineMs, () =>
        this.client.workflow.getHandle(workflowId).fetchHistory(),
      );
      const runId = kept.events?.[0]?.workflowExecutionStartedEventAttributes?.originalExecutionRunId ?? '';
      return { workflowId, runId, history: await openedHistory(kept, workflowId, payloadCodec(this.payloadKeys)) };
    } catch (error) {
      if (isForgotten(error)) return undefined;
      throw error;
    }
  }

  /** Whose cycle it is, as its first process was told; undefined when that is forgotten. */
  async organisationOf(cycleId: string): Promise<string | undefined> {
    const root = await this.find(`cycle/${cycleId}`);
    return root && runOwner(root.history).organisationId;
  }

  close(): Promise<void> {
    return this.client.connection.close();
  }
}
