import { Injectable } from '@nestjs/common';
import type { WorkflowExecutionDescription } from '@temporalio/client';
import { ValueError, type PayloadCodec } from '@temporalio/common';
import type { History } from '@temporalio/common/lib/proto-utils';
import { Database } from '@zeren/database';
import { keptHistory } from '@zeren/process-archive';
import { Client, openedFailureMessage, openedHistory } from '@zeren/temporal-connection';
import { readHistory, type HistoryEvent } from './history-event';
import { processFacts, type FailureOf, type ProcessFacts } from './process-facts';

/** Processes in clear, for the one answer that shows them; what no key opens stays as it came. */
@Injectable()
export class LegibleProcessesService {
  constructor(
    private readonly temporal: Client,
    private readonly database: Database,
  ) {}

  /** @throws what the engine says when it does not know the process, or does not answer. */
  async history(workflowId: string): Promise<readonly HistoryEvent[]> {
    const history = await this.temporal.workflow.getHandle(workflowId).fetchHistory();
    return readHistory(await this.opened(history, workflowId));
  }

  /** As the archive keeps it, which the engine may have forgotten; undefined when it was never archived. */
  async archived(organisationId: string, workflowId: string): Promise<readonly HistoryEvent[] | undefined> {
    const kept = await this.database.inTenant(organisationId, ({ archive }) =>
      archive.newestHistoryGzip(organisationId, workflowId),
    );
    return kept && readHistory(await this.opened(keptHistory(kept), workflowId));
  }

  /** @throws as `history`. */
  async facts(workflowId: string): Promise<ProcessFacts> {
    const description = await this.temporal.workflow.getHandle(workflowId).describe();
    const messages = await this.messagesOf(description);
    return processFacts(description, (failure) => messages.get(failure) ?? failure.message ?? '');
  }

  private async opened(history: History, workflowId: string): Promise<History> {
    const { codec } = this;
    return codec ? openedHistory(history, workflowId, codec).catch(unless(history)) : history;
  }

  private async messagesOf({ workflowId, raw }: WorkflowExecutionDescription): Promise<ReadonlyMap<FailureOf, string>> {
    const { codec } = this;
    const failures = (raw.pendingActivities ?? []).flatMap(({ lastFailure }) => lastFailure ?? []);
    if (!codec) return new Map();
    const read = failures.map(async (failure) => {
      const message = await openedFailureMessage(failure, workflowId, codec).catch(unless(failure.message ?? ''));
      return [failure, message] as const;
    });
    return new Map(await Promise.all(read));
  }

  private get codec(): PayloadCodec | undefined {
    return this.temporal.options.loadedDataConverter.payloadCodecs[0];
  }
}

/** Something that no key opens is shown as it came; any other error is one. */
const unless =
  <T>(closed: T) =>
  (error: unknown): T => {
    if (error instanceof ValueError) return closed;
    throw error;
  };
