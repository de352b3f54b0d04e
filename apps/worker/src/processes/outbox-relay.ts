import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import type { OutboxReader } from '@zeren/database';
import { taskLine, tasksChanged } from '@zeren/workflow-contracts';
import { setTimeout as pause } from 'node:timers/promises';
import { keepLeading } from './keep-leading';

export interface RelayOptions {
  /** How long to sleep when nobody rings: the safety net, not the pace. */
  readonly pollMs?: number;
  /** After a ring, wait this long for companions. */
  readonly gatherMs?: number;
  readonly signalMs?: number;
  log(event: string, facts: Readonly<Record<string, unknown>>): void;
}

/**
 * Rows → signals, at least once, in row order per workflow, coalesced to 100 lines. One active relay holds an advisory lock;
 * an overlap only repeats lines, which the processes do not mind. No transaction stays open across the call.
 */
export class OutboxRelay {
  constructor(
    private readonly outbox: OutboxReader,
    private readonly client: Client,
    private readonly options: RelayOptions,
  ) {}

  run(stop: AbortSignal): Promise<void> {
    return keepLeading(
      stop,
      () => this.outbox.lead(stop, (leading, rung) => this.serve(leading, rung)),
      (error) => this.options.log('relay.restart', { error: String(error) }),
    );
  }

  private async serve(leading: AbortSignal, rung: (timeoutMs: number) => Promise<boolean>): Promise<void> {
    while (!leading.aborted) {
      if (await this.deliverDue()) continue;
      if (await rung(this.options.pollMs ?? 250)) await pause(this.options.gatherMs ?? 20);
    }
  }

  /** One round over the workflows that have something due; true when there may be more. */
  async deliverDue(): Promise<boolean> {
    const workflowIds = await this.outbox.dueWorkflows(50);
    await Promise.all(workflowIds.map((workflowId) => this.deliver(workflowId)));
    return workflowIds.length > 0;
  }

  private async deliver(workflowId: string): Promise<void> {
    const pending = await this.outbox.pending(workflowId, 100);
    if (pending.length === 0) return;
    const ids = pending.map(({ id }) => id);
    const lines = pending.map(taskLine);
    try {
      await this.client.connection.withDeadline(Date.now() + (this.options.signalMs ?? 5_000), () =>
        this.client.workflow.getHandle(workflowId).signal(tasksChanged, { lines }),
      );
      await this.outbox.delivered(ids);
    } catch (error) {
      // A closed process learnt the rows' state from its last batch; anything else is tried again, for ever.
      if (error instanceof WorkflowNotFoundError) return this.outbox.dead(ids, 'closed');
      this.options.log('relay.retry', { workflowId, error: String(error) });
      await this.outbox.postpone(ids);
    }
  }
}
