import { Controller, Get } from '@nestjs/common';
import type { CalendarView } from '@zeren/api-contracts';
import { Database } from '@zeren/database';
import { Authorize } from '../access/authorize.decorator';
import type { Principal } from '../access/principal';
import { CurrentPrincipal } from '../access/principal.decorator';
import { Problem } from '../http/problem';

@Controller('api/v1/calendar')
export class CalendarController {
  constructor(private readonly database: Database) {}

  @Get()
  @Authorize({ operation: 'getCalendar', relation: 'signed-in' })
  async get(@CurrentPrincipal() { organisationId }: Principal): Promise<CalendarView> {
    const found = await this.database.inTenant(organisationId, ({ calendars }) =>
      calendars.findCurrent(organisationId),
    );
    if (!found) throw new Problem('not-found');
    const { files } = found.content as Pick<CalendarView, 'files'>;
    return { version: found.version, recordedAt: found.recordedAt, files };
  }
}
