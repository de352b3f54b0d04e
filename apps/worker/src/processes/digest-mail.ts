import { newId, type Database, type OutboxReader, type Repositories, type WaitingMessage } from '@zeren/database';
import {
  createCalendar,
  dayOf,
  isOfficeHour,
  type CalendarFile,
  type EpochMs,
  type WorkingCalendar,
} from '@zeren/domain';
import { setTimeout as pause } from 'node:timers/promises';
import { digestText } from './digest-text';
import { keepLeading } from './keep-leading';
import { isRefusal, openMailServer } from './mail-server';

export interface DigestMailOptions {
  readonly smtpUrl: string;
  readonly from: string;
  /** Origin that links lead to. */
  readonly siteUrl: string;
  readonly everyMs: number;
  log(event: string, facts: Readonly<Record<string, unknown>>): void;
}

/** About half a day of office hours: 1 + 2 + 4 + … minutes. */
const attemptsAtMost = 9;
const minuteMs = 60_000;

/**
 * Tells people by mail what waits for them: one digest per person and day, in office hours of the organisation's calendar
 * and in real time, also while a year is rehearsed. A digest is written down first, in the transaction that marks what it
 * tells, and sent then; whatever happens in between, it is sent again under the same Message-ID, which mailboxes take for
 * one mail. What somebody has done meanwhile, or is no longer his, is left out at the last moment.
 */
export class DigestMail {
  private readonly transport;

  constructor(
    private readonly organisations: Pick<OutboxReader, 'mailedOrganisations'>,
    private readonly database: Pick<Database, 'inTenant' | 'lead'>,
    private readonly options: DigestMailOptions,
  ) {
    this.transport = openMailServer(options.smtpUrl);
  }

  /** One process leads; the others stand by. */
  async run(stop: AbortSignal): Promise<void> {
    await keepLeading(
      stop,
      () => this.database.lead('zeren.mail', stop, (leading) => this.serve(leading)),
      (error) => this.options.log('mail.restart', { error: String(error) }),
    );
    this.transport.close();
  }

  /** @param now real time. */
  async deliver(now: EpochMs): Promise<void> {
    for (const organisationId of await this.organisations.mailedOrganisations()) {
      const calendar = await this.calendarOf(organisationId);
      if (!calendar || !isOfficeHour(calendar, now)) continue;
      await this.inTenant(organisationId, (repositories) => compose(repositories, organisationId, calendar, now));
      const waiting = await this.inTenant(organisationId, ({ messages }) =>
        messages.waiting(organisationId, new Date(now)),
      );
      for (const message of waiting) await this.send(organisationId, message, now);
    }
  }

  private async serve(leading: AbortSignal): Promise<void> {
    while (!leading.aborted) {
      await this.deliver(Date.now());
      await pause(this.options.everyMs, undefined, { signal: leading }).catch(() => undefined);
    }
  }

  private async send(organisationId: string, message: WaitingMessage, now: EpochMs): Promise<void> {
    const { from, siteUrl } = this.options;
    const { told, mailbox } = await this.inTenant(organisationId, async ({ messages, mailboxes }) => ({
      told: await messages.told(organisationId, message),
      mailbox: await mailboxes.find(organisationId, message.personId),
    }));
    const at = new Date(now);
    if (!mailbox || told.length === 0)
      return this.inTenant(organisationId, ({ messages }) =>
        messages.settle(organisationId, message.id, { state: 'dropped', at }),
      );
    try {
      const { response } = await this.transport.sendMail({
        ...digestText(told, mailbox.language, siteUrl),
        from,
        to: mailbox.address,
        messageId: `<${message.id}@${new URL(siteUrl).hostname}>`,
        textEncoding: 'base64',
      });
      await this.inTenant(organisationId, ({ messages }) =>
        messages.settle(organisationId, message.id, { state: 'sent', at, answer: response }),
      );
    } catch (error) {
      await this.failed(organisationId, message, now, error);
    }
  }

  private async failed(organisationId: string, message: WaitingMessage, now: EpochMs, error: unknown): Promise<void> {
    const answer = String(error);
    const isDead = isRefusal(error) || message.attempts + 1 >= attemptsAtMost;
    this.options.log(isDead ? 'mail.dead' : 'mail.postponed', { messageId: message.id, error: answer });
    const until = new Date(now + 2 ** message.attempts * minuteMs);
    await this.inTenant(organisationId, ({ messages }) =>
      isDead
        ? messages.settle(organisationId, message.id, { state: 'dead', at: new Date(now), answer })
        : messages.postpone(organisationId, message.id, until, answer),
    );
  }

  private async calendarOf(organisationId: string): Promise<WorkingCalendar | undefined> {
    const found = await this.inTenant(organisationId, ({ calendars }) => calendars.findCurrent(organisationId));
    return found && createCalendar((found.content as { readonly files: readonly CalendarFile[] }).files, found.version);
  }

  private inTenant<T>(organisationId: string, work: (repositories: Repositories) => Promise<T>): Promise<T> {
    return this.database.inTenant(organisationId, work);
  }
}

/** Whoever was written to today hears the rest tomorrow. */
async function compose(
  { mailboxes, messages }: Repositories,
  organisationId: string,
  calendar: WorkingCalendar,
  now: EpochMs,
): Promise<void> {
  for (const personId of await mailboxes.persons(organisationId)) {
    const untold = await messages.untold(organisationId, personId);
    if (untold.length === 0) continue;
    await messages.compose(organisationId, {
      id: newId(),
      personId,
      dedupeKey: `digest/${personId}/${dayOf(calendar, now)}`,
      at: new Date(now),
      notificationIds: untold.map(({ notificationId }) => notificationId),
    });
  }
}
