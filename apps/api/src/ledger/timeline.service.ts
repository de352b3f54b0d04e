import { Injectable } from '@nestjs/common';
import type { TimelineItem, TimelineKind, TimelinePage, TimelineQuery } from '@zeren/api-contracts';
import { Database, type TimelineSubject } from '@zeren/database';
import type { Principal } from '../access/principal';
import { keyPageOf, readKeyCursor } from '../http/key-cursor';
import { Problem } from '../http/problem';
import { ProcessStepsService } from './process-steps.service';
import { byTime, entryItem, isAfter, placeOf, type TimelinePlace } from './timeline-item';
import { timelinePages } from './timeline-pages';

const itemId = /^[\x21-\x7e]{1,300}$/;

export interface TimelineAnswer extends TimelinePage {
  readonly subject: Pick<TimelineSubject, 'id' | 'code' | 'cycleId'>;
}

/** A whole timeline, page after page. */
export interface TimelineReading {
  readonly subject: TimelineSubject;
  readonly process: TimelinePage['process'];
  readonly pages: AsyncIterable<readonly TimelineItem[]>;
}

const entriesAtOnce = 1_000;

/** One axis from two books: what was recorded, and what the process did. */
@Injectable()
export class TimelineService {
  constructor(
    private readonly database: Database,
    private readonly steps: ProcessStepsService,
  ) {}

  /**
   * @param id of the subject; of an evaluation `<cycle>/<pool>`.
   * @param language of the sentences, as the caller asks for it.
   * @throws Problem `not-found`.
   */
  async get(
    { organisationId }: Principal,
    of: TimelineKind,
    id: string,
    { limit, cursor }: TimelineQuery,
    language = '',
  ): Promise<TimelineAnswer> {
    const after = readKeyCursor(cursor, 'instant', itemId);
    const { subject, entries } = await this.database.inTenant(organisationId, async ({ timelines }) => {
      const found = await timelines.find(of, organisationId, id);
      if (!found) throw new Problem('not-found');
      return { subject: found, entries: await timelines.entries(of, organisationId, found, after, limit + 1) };
    });
    const { items: steps, process } = await this.steps.list(organisationId, subject, isEnglish(language));
    const merged = [...entries.map(entryItem), ...steps.filter((item) => isAfter(item, after))].toSorted(byTime);
    const { items, nextCursor } = keyPageOf(merged, limit, placeOf);
    const { code, cycleId } = subject;
    return { subject: { id: subject.id, code, cycleId }, items, nextCursor, process };
  }

  /** All of it, without keeping all of it. @throws Problem `not-found`. */
  async read({ organisationId }: Principal, of: TimelineKind, id: string, language = ''): Promise<TimelineReading> {
    const subject = await this.database.inTenant(organisationId, ({ timelines }) =>
      timelines.find(of, organisationId, id),
    );
    if (!subject) throw new Problem('not-found');
    const { items: steps, process } = await this.steps.list(organisationId, subject, isEnglish(language));
    const entriesAfter = (after: TimelinePlace | null) =>
      this.database.inTenant(organisationId, ({ timelines }) =>
        timelines.entries(of, organisationId, subject, after, entriesAtOnce),
      );
    return { subject, process, pages: timelinePages(steps, entriesAfter, entriesAtOnce) };
  }
}

const isEnglish = (language: string): boolean => /^en/i.test(language);
