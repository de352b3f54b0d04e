import type { Database } from '@zeren/database';
import type { ClosedRun, ProcessArchive, Sweep } from '@zeren/process-archive';
import { setTimeout as pause } from 'node:timers/promises';
import { keepLeading } from './keep-leading';

export interface ArchiverOptions {
  readonly everyMs: number;
  /** Something that a person has to look at. */
  alarm(event: string, facts: Readonly<Record<string, unknown>>): void;
  log(event: string, facts: Readonly<Record<string, unknown>>): void;
}

const overdueMs = 7 * 86_400_000;
const named = 20;

/**
 * Looks again and again for processes that have ended, and archives them. One active archiver holds an advisory lock; an
 * overlap only makes two look for the same runs. It keeps no mark of how far it came: every time it asks for all that the
 * server remembers, so that nothing is passed over.
 */
export class RunArchiver {
  constructor(
    private readonly database: Pick<Database, 'lead'>,
    private readonly archive: Pick<ProcessArchive, 'archiveClosed'>,
    private readonly options: ArchiverOptions,
  ) {}

  run(stop: AbortSignal): Promise<void> {
    return keepLeading(
      stop,
      () => this.database.lead('zeren.archive', stop, (leading) => this.serve(leading)),
      (error) => this.options.log('archiver.restart', { error: String(error) }),
    );
  }

  private async serve(leading: AbortSignal): Promise<void> {
    while (!leading.aborted) {
      await this.sweep(leading);
      await pause(this.options.everyMs, undefined, { signal: leading }).catch(() => undefined);
    }
  }

  private async sweep(leading: AbortSignal): Promise<void> {
    const { failed } = await this.archive.archiveClosed(leading).catch((error: unknown): Sweep => {
      this.options.log('archiver.retry', { error: String(error) });
      return { archived: 0, failed: [] };
    });
    const overdue = failed.filter(({ closedAt }) => closedAt < Date.now() - overdueMs);
    if (overdue.length > 0) this.options.alarm('archiver.overdue', factsOf(overdue));
  }
}

const factsOf = (overdue: readonly ClosedRun[]) => ({
  count: overdue.length,
  workflowIds: overdue.slice(0, named).map(({ workflowId }) => workflowId),
});
