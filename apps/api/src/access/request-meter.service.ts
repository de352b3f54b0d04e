import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { ApiConfig, RateLimited } from '@zeren/config';
import { RateWindows } from '@zeren/database';
import { API_CONFIG } from '../http/api-config';
import { Log } from '../http/log';
import { tooManyRequests } from '../http/too-many-requests';
import type { Principal } from './principal';

interface Meter {
  readonly action: RateLimited;
  /** Not yet told to the others. */
  pending: number;
  /** Of all processes, as the database last said. */
  shared: number;
  /** Epoch milliseconds. */
  endsAt: number;
}

const flushMs = 1_000;

/** Searches through what everybody did, and through the histories of the engine. */
const auditSearches: ReadonlySet<string> = new Set([
  'listLedger',
  'getLetterTimeline',
  'getTaskTimeline',
  'getCycleTimeline',
  'getMeetingTimeline',
  'getEvaluationTimeline',
  'getPersonTimeline',
  'exportTimeline',
  'getCycleAsOf',
  'listTasksAsOf',
  'getLetterAsOf',
  'getTaskAsOf',
  'getSilence',
  'listProcessStates',
  'getProcessHistory',
]);

/**
 * Counts requests of people who are signed in, without a round trip of its own: here, and once a second in one sum with
 * the other processes. So a limit is exact within a process and late by a second between them. While the database
 * does not answer, each process counts for itself: reading goes on.
 */
@Injectable()
export class RequestMeterService implements BeforeApplicationShutdown {
  private readonly meters = new Map<string, Meter>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly windows: RateWindows,
    private readonly log: Log,
    @Inject(API_CONFIG) private readonly config: ApiConfig,
  ) {}

  /** @throws Problem `too-many-requests`. */
  count({ personId, organisationId }: Principal, operation: string): void {
    const counted = [
      this.meter('api-person', personId),
      this.meter('api-organisation', organisationId),
      ...(auditSearches.has(operation) ? [this.meter('audit-search', personId)] : []),
    ];
    for (const meter of counted) meter.pending += 1;
    this.timer ??= setTimeout(() => void this.flush(), flushMs).unref();
    for (const { action, pending, shared, endsAt } of counted) {
      const limit = this.config.rateLimits[action];
      if (pending + shared > limit.count)
        throw tooManyRequests(limit, Math.max(1, Math.ceil((endsAt - Date.now()) / 1_000)));
    }
  }

  /** What was counted in the last second outlives this process. */
  async beforeApplicationShutdown(): Promise<void> {
    clearTimeout(this.timer);
    await this.flush();
  }

  private meter(action: RateLimited, of: string): Meter {
    const key = `${action}:${of}`;
    const now = Date.now();
    const known = this.meters.get(key);
    if (known && known.endsAt > now) return known;
    const fresh = { action, pending: 0, shared: 0, endsAt: now + this.config.rateLimits[action].windowS * 1_000 };
    this.meters.set(key, fresh);
    return fresh;
  }

  private async flush(): Promise<void> {
    this.timer = undefined;
    this.forgetWhatIsOver();
    const dirty = [...this.meters].filter(([, { pending }]) => pending > 0);
    if (dirty.length === 0) return;
    const additions = dirty.map(([key, { action, pending }]) => ({
      key,
      amount: pending,
      windowS: this.config.rateLimits[action].windowS,
    }));
    for (const [, meter] of dirty) {
      meter.shared += meter.pending;
      meter.pending = 0;
    }
    try {
      for (const { key, count, endsInS } of await this.windows.add(additions)) {
        const meter = this.meters.get(key);
        if (meter) Object.assign(meter, { shared: count, endsAt: Date.now() + endsInS * 1_000 });
      }
    } catch (error) {
      this.log.warn('requests are counted by this process alone', error);
    }
  }

  private forgetWhatIsOver(): void {
    const now = Date.now();
    for (const [key, { endsAt }] of this.meters) if (endsAt <= now) this.meters.delete(key);
  }
}
