import { Body, Controller, Get, Put } from '@nestjs/common';
import { publishCalendarSchema, type CalendarView, type PublishCalendar } from '@zeren/api-contracts';
import { Authorize } from '../access/authorize.decorator';
import type { Principal } from '../access/principal';
import { CurrentPrincipal } from '../access/principal.decorator';
import { ZodBody } from '../http/zod-body.pipe';
import { CalendarService } from './calendar.service';

@Controller('api/v1/calendar')
export class CalendarController {
  constructor(private readonly calendars: CalendarService) {}

  @Get()
  @Authorize({ operation: 'getCalendar', relation: 'signed-in' })
  get(@CurrentPrincipal() principal: Principal): Promise<CalendarView> {
    return this.calendars.get(principal);
  }

  @Put()
  @Authorize({ operation: 'publishCalendar', roles: ['office'] })
  publish(
    @CurrentPrincipal() principal: Principal,
    @Body(new ZodBody(publishCalendarSchema)) body: PublishCalendar,
  ): Promise<CalendarView> {
    return this.calendars.publish(principal, body);
  }
}
