import { Injectable } from '@nestjs/common';
import type { TimelineItem, TimelinePage } from '@zeren/api-contracts';
import type { TimelineSubject } from '@zeren/database';
import { Client, withDeadline } from '@zeren/temporal-connection';
import { silenceOf } from '../errors/command-problem-of';
import type { HistoryEvent } from './history-event';
import { historyItems } from './history-items';
import { LegibleProcessesService } from './legible-processes.service';

const deadlineMs = 3_000;
/** A letter belongs to its round, and to one more process for each change. */
const processLimit = 12;

type History =
  | { readonly workflowId: string; readonly events: readonly HistoryEvent[] }
  | { readonly reason: NonNullable<ReturnType<typeof silenceOf>> };

export interface ProcessSteps {
  readonly items: readonly TimelineItem[];
  readonly process: TimelinePage['process'];
}

/** What the processes of a subject did, read from their histories. */
@Injectable()
export class ProcessStepsService {
  constructor(
    private readonly temporal: Client,
    private readonly legible: LegibleProcessesService,
  ) {}

  /**
   * What the engine has forgotten comes from the archive. A process whose history is nowhere or does not come in time leaves
   * the others, and the word that something is missing.
   */
  async list(
    organisationId: string,
    { workflowIds, clock }: Pick<TimelineSubject, 'workflowIds' | 'clock'>,
    isEnglish: boolean,
  ): Promise<ProcessSteps> {
    if (workflowIds.length === 0) return { items: [], process: { source: 'none' } };
    const asked = workflowIds.slice(0, processLimit);
    const histories = await withDeadline(this.temporal, deadlineMs, () =>
      Promise.all(asked.map((workflowId) => this.historyOf(organisationId, workflowId))),
    );
    const found = histories.flatMap((history) => ('events' in history ? [history] : []));
    const reason = histories.flatMap((history) => ('reason' in history ? [history.reason] : []))[0];
    const items = found.flatMap(({ workflowId, events }) => historyItems(events, { workflowId, clock, isEnglish }));
    const source = found.length > 0 ? 'process' : 'read-model';
    return { items, process: { source, ...(reason === undefined ? {} : { reason }) } };
  }

  private async historyOf(organisationId: string, workflowId: string): Promise<History> {
    try {
      return { workflowId, events: await this.legible.history(workflowId) };
    } catch (error) {
      const reason = silenceOf(error);
      if (!reason) throw error;
      const events = reason === 'not-started' ? await this.legible.archived(organisationId, workflowId) : undefined;
      return events ? { workflowId, events } : { reason };
    }
  }
}
