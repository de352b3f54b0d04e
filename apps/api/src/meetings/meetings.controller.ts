import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import {
  attendanceSchema,
  cyclePageQuerySchema,
  outcomesSchema,
  type Attendance,
  type CyclePageQuery,
  type MeetingList,
  type MeetingView,
  type Outcomes,
} from '@zeren/api-contracts';
import type { Repositories } from '@zeren/database';
import { Authorize } from '../access/authorize.decorator';
import type { Principal } from '../access/principal';
import { CurrentPrincipal } from '../access/principal.decorator';
import { IdParam } from '../http/id.pipe';
import { Idempotent, InTransaction } from '../http/idempotent.decorator';
import { ZodBody } from '../http/zod-body.pipe';
import { MeetingsService } from './meetings.service';

@Controller('api/v1/meetings')
export class MeetingsController {
  constructor(private readonly meetings: MeetingsService) {}

  @Get()
  @Authorize({ operation: 'listMeetings', relation: 'participant' })
  list(
    @CurrentPrincipal() principal: Principal,
    @Query(new ZodBody(cyclePageQuerySchema)) query: CyclePageQuery,
  ): Promise<MeetingList> {
    return this.meetings.list(principal, query);
  }

  @Get(':meetingId')
  @Authorize({ operation: 'getMeeting', relation: 'participant' })
  get(@CurrentPrincipal() principal: Principal, @Param('meetingId', IdParam) meetingId: string): Promise<MeetingView> {
    return this.meetings.get(principal, meetingId);
  }

  @Put(':meetingId/attendance')
  @Authorize({ operation: 'recordAttendance', roles: ['office'] })
  recordAttendance(
    @CurrentPrincipal() principal: Principal,
    @Param('meetingId', IdParam) meetingId: string,
    @Body(new ZodBody(attendanceSchema)) body: Attendance,
  ): Promise<MeetingView> {
    return this.meetings.recordAttendance(principal, meetingId, body);
  }

  @Post(':meetingId/outcomes')
  @HttpCode(201)
  @Authorize({ operation: 'recordOutcomes', roles: ['office'] })
  @Idempotent('transaction')
  recordOutcomes(
    @CurrentPrincipal() principal: Principal,
    @InTransaction() repositories: Repositories,
    @Param('meetingId', IdParam) meetingId: string,
    @Body(new ZodBody(outcomesSchema)) body: Outcomes,
  ): Promise<MeetingView> {
    return this.meetings.recordOutcomes(repositories, principal, meetingId, body);
  }
}
