import { Injectable } from '@nestjs/common';
import type { CalendarView, PublishCalendar } from '@zeren/api-contracts';
import { Database, type Repositories } from '@zeren/database';
import { createCalendar } from '@zeren/domain';
import { businessNow, type Principal } from '../access/principal';
import { personEntry } from '../http/person-entry';
import { Problem } from '../http/problem';

/** The organisation's working calendar in its versions. A cycle counts by the version that it has adopted. */
@Injectable()
export class CalendarService {
  constructor(private readonly database: Database) {}

  get({ organisationId }: Principal): Promise<CalendarView> {
    return this.database.inTenant(organisationId, (repositories) => current(repositories, organisationId));
  }

  /** A list that says the same as the one in force makes no new version. @throws DomainError for a zone that nobody knows. */
  publish(principal: Principal, { files }: PublishCalendar): Promise<CalendarView> {
    const { organisationId } = principal;
    createCalendar(files, 1);
    return this.database.inTenant(organisationId, async (repositories) => {
      const version = await repositories.calendars.publish(organisationId, { files });
      await repositories.ledger.append(organisationId, [
        personEntry(principal, 'calendar.published', {
          subjectKind: 'organisation',
          subjectId: organisationId,
          businessAt: businessNow(principal),
          facts: { version },
        }),
      ]);
      return current(repositories, organisationId);
    });
  }
}

async function current({ calendars }: Repositories, organisationId: string): Promise<CalendarView> {
  const found = await calendars.findCurrent(organisationId);
  if (!found) throw new Problem('not-found');
  const { files } = found.content as Pick<CalendarView, 'files'>;
  return { version: found.version, recordedAt: found.recordedAt, files };
}
