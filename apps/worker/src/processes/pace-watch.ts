import { newId, type Database, type EntryToStore, type HurryRow } from '@zeren/database';
import { consideredActs } from '@zeren/domain';
import { ledgerEntry } from '@zeren/ledger';
import { setTimeout as pause } from 'node:timers/promises';
import { keepLeading } from './keep-leading';

export interface PaceOptions {
  /** More considered acts of one person within a minute than this are more than anybody reads. */
  readonly limit: number;
  /** From one look to the next. */
  readonly everyMs?: number;
  /** All that have a ledger. */
  organisations(): Promise<readonly string[]>;
  log(event: string, facts: Readonly<Record<string, unknown>>): void;
}

const windowS = 60;
/** The first look goes back so far: whoever was hurried while nobody watched is found, too. */
const firstLookMs = 86_400_000;
const overlapMs = 5 * windowS * 1_000;
const watch = 'pace-watch';

/**
 * Writes down who acted faster than anybody reads. The acts stay valid; what it means is for people to judge. One entry per
 * person, cycle and minute, by a key of the ledger: looking twice, or two who look, write nothing twice.
 */
export class PaceWatch {
  private lookedAt = Date.now() - firstLookMs + overlapMs;

  constructor(
    private readonly database: Pick<Database, 'lead' | 'inTenant'>,
    private readonly options: PaceOptions,
  ) {}

  run(stop: AbortSignal): Promise<void> {
    return keepLeading(
      stop,
      () => this.database.lead('zeren.pace', stop, (leading) => this.serve(leading)),
      (error) => this.options.log('pace.restart', { error: String(error) }),
    );
  }

  private async serve(leading: AbortSignal): Promise<void> {
    while (!leading.aborted) {
      await this.look();
      await pause(this.options.everyMs ?? 15_000, undefined, { signal: leading }).catch(() => undefined);
    }
  }

  /** At every organisation, since the last look; what failed is looked at again. */
  async look(): Promise<void> {
    const [since, now] = [this.lookedAt - overlapMs, Date.now()];
    try {
      for (const organisationId of await this.options.organisations()) await this.lookAt(organisationId, since);
      this.lookedAt = now;
    } catch (error) {
      this.options.log('pace.retry', { error: String(error) });
    }
  }

  private async lookAt(organisationId: string, since: number): Promise<void> {
    const { limit } = this.options;
    await this.database.inTenant(organisationId, async ({ ledger, pace }) => {
      const hurries = await pace.hurries(organisationId, { since, acts: consideredActs, windowS, limit });
      await ledger.append(
        organisationId,
        hurries.map((hurry) => entryOf(organisationId, hurry, limit)),
      );
    });
  }
}

/** Who, when and how many: never what about. */
function entryOf(organisationId: string, hurry: HurryRow, limit: number): EntryToStore {
  const { personId, cycleId, windowFrom, count, businessAt } = hurry;
  const entry = ledgerEntry({
    entryId: newId(),
    organisationId,
    kind: 'pace.flagged',
    actorId: watch,
    businessAt: Math.floor(businessAt),
    recordedAt: Date.now(),
    subject: { id: personId, kind: 'person', count, limit, windowFrom, windowS },
  });
  const processKey = `${watch}/${cycleId}/${personId}/${windowFrom}`;
  return { ...entry, cycleId, subjectKind: 'person', subjectId: personId, processKey };
}
