import { newId, type Database } from '@zeren/database';
import type { EpochMs } from '@zeren/domain';
import { heartbeatEntry, heartbeatOf } from '@zeren/ledger';

export interface HeartbeatOptions {
  /** Real milliseconds from one beat to the next. */
  readonly everyMs: number;
  readonly now?: () => EpochMs;
  log(event: string, facts: Readonly<Record<string, unknown>>): void;
}

/** What could not be written is tried again after so long. */
const retryMs = 10_000;

/**
 * An entry of every ledger at regular intervals, so that time passes in a quiet one too, and silence is seen. Each beat
 * names the one before it and takes its place by key: two at once make one beat.
 */
export class Heartbeat {
  private readonly dueAt = new Map<string, EpochMs>();
  private readonly now: () => EpochMs;

  constructor(
    private readonly database: Database,
    private readonly options: HeartbeatOptions,
  ) {
    this.now = options.now ?? Date.now;
  }

  /** Writes what is due of these ledgers; one that cannot be written does not hold up the others. */
  async beat(organisationIds: Iterable<string>): Promise<void> {
    for (const organisationId of organisationIds) {
      if (this.now() < (this.dueAt.get(organisationId) ?? 0)) continue;
      try {
        this.dueAt.set(organisationId, (await this.beatOf(organisationId)) + this.options.everyMs);
      } catch (error) {
        this.dueAt.set(organisationId, this.now() + retryMs);
        this.options.log('heartbeat.retry', { organisationId, error: String(error) });
      }
    }
  }

  /** Answers when the heart has beaten last. */
  private beatOf(organisationId: string): Promise<EpochMs> {
    const { everyMs } = this.options;
    return this.database.inTenant(organisationId, async ({ entries, ledger, trees }) => {
      const before = await entries.latest(organisationId, heartbeatOf(organisationId));
      const at = this.now();
      if (before && at < before.recordedAt + everyMs) return before.recordedAt;
      const checkpoint = await trees.latestCheckpoint(organisationId);
      await ledger.append(organisationId, [
        heartbeatEntry({ entryId: newId(), organisationId, at, everyMs, before, checkpoint }),
      ]);
      return at;
    });
  }
}
