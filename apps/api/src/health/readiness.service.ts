import { Injectable } from '@nestjs/common';
import { Database } from '@zeren/database';
import { Client, withDeadline } from '@zeren/temporal-connection';
import { cyclesQueue } from '@zeren/workflow-contracts';

const cacheMs = 2_000;
const deadlineMs = 2_000;
const workflowQueueKind = 1;

export interface Readiness {
  readonly isReady: boolean;
  readonly checks: Readonly<Record<'database' | 'migrations' | 'temporal' | 'poller', 'ok' | 'failed'>>;
}

/** Ready means: a person can sign, and what he signs will be carried on. */
@Injectable()
export class ReadinessService {
  private cached: { readonly until: number; readonly answer: Promise<Readiness> } | undefined;

  constructor(
    private readonly database: Database,
    private readonly temporal: Client,
  ) {}

  /** Asked at most every two seconds, however often a probe comes. */
  check(): Promise<Readiness> {
    if (!this.cached || this.cached.until <= Date.now())
      this.cached = { until: Date.now() + cacheMs, answer: this.ask() };
    return this.cached.answer;
  }

  private async ask(): Promise<Readiness> {
    const [migrations, pollers] = await Promise.allSettled([this.database.isMigrated(), this.pollerCount()]);
    const ok = (isOk: boolean) => (isOk ? 'ok' : 'failed');
    const checks = {
      database: ok(migrations.status === 'fulfilled'),
      migrations: ok(migrations.status === 'fulfilled' && migrations.value),
      temporal: ok(pollers.status === 'fulfilled'),
      poller: ok(pollers.status === 'fulfilled' && pollers.value > 0),
    } as const;
    return { isReady: Object.values(checks).every((check) => check === 'ok'), checks };
  }

  private async pollerCount(): Promise<number> {
    const { pollers } = await withDeadline(this.temporal, deadlineMs, () =>
      this.temporal.workflowService.describeTaskQueue({
        namespace: 'zeren',
        taskQueue: { name: cyclesQueue },
        taskQueueType: workflowQueueKind,
      }),
    );
    return pollers?.length ?? 0;
  }
}
