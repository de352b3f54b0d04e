import { Controller, Get, Headers, Param, Query, type StreamableFile } from '@nestjs/common';
import {
  poolCode,
  timelineExportQuerySchema,
  timelineQuerySchema,
  type TimelineExportQuery,
  type TimelineKind,
  type TimelineQuery,
} from '@zeren/api-contracts';
import { Authorize } from '../access/authorize.decorator';
import type { Principal } from '../access/principal';
import { CurrentPrincipal } from '../access/principal.decorator';
import { IdParam } from '../http/id.pipe';
import { ZodBody } from '../http/zod-body.pipe';
import { TimelineExportService } from './timeline-export.service';
import { TimelineService } from './timeline.service';

const TimelineParams = new ZodBody(timelineQuerySchema);

/** What happened, along one thing. */
@Controller('api/v1')
export class TimelinesController {
  constructor(
    private readonly timelines: TimelineService,
    private readonly exports: TimelineExportService,
  ) {}

  @Get('letters/:letterId/timeline')
  @Authorize({ operation: 'getLetterTimeline', roles: ['office', 'auditor'] })
  letter(
    @CurrentPrincipal() principal: Principal,
    @Param('letterId', IdParam) letterId: string,
    @Query(TimelineParams) query: TimelineQuery,
    @Headers('accept-language') language?: string,
  ) {
    return this.named(principal, 'letter', letterId, query, language);
  }

  @Get('tasks/:taskId/timeline')
  @Authorize({ operation: 'getTaskTimeline', roles: ['office', 'auditor'] })
  task(
    @CurrentPrincipal() principal: Principal,
    @Param('taskId', IdParam) taskId: string,
    @Query(TimelineParams) query: TimelineQuery,
    @Headers('accept-language') language?: string,
  ) {
    return this.named(principal, 'task', taskId, query, language);
  }

  @Get('cycles/:cycleId/timeline')
  @Authorize({ operation: 'getCycleTimeline', roles: ['office', 'auditor'] })
  cycle(
    @CurrentPrincipal() principal: Principal,
    @Param('cycleId', IdParam) cycleId: string,
    @Query(TimelineParams) query: TimelineQuery,
    @Headers('accept-language') language?: string,
  ) {
    return this.named(principal, 'cycle', cycleId, query, language);
  }

  @Get('meetings/:meetingId/timeline')
  @Authorize({ operation: 'getMeetingTimeline', roles: ['office', 'auditor'] })
  meeting(
    @CurrentPrincipal() principal: Principal,
    @Param('meetingId', IdParam) meetingId: string,
    @Query(TimelineParams) query: TimelineQuery,
    @Headers('accept-language') language?: string,
  ) {
    return this.named(principal, 'meeting', meetingId, query, language);
  }

  @Get('cycles/:cycleId/evaluations/:pool/timeline')
  @Authorize({ operation: 'getEvaluationTimeline', roles: ['office', 'auditor'] })
  evaluation(
    @CurrentPrincipal() principal: Principal,
    @Param('cycleId', IdParam) cycleId: string,
    @Param('pool', new ZodBody(poolCode)) pool: string,
    @Query(TimelineParams) query: TimelineQuery,
    @Headers('accept-language') language?: string,
  ) {
    return this.named(principal, 'evaluation', `${cycleId}/${pool}`, query, language);
  }

  @Get('persons/:personId/timeline')
  @Authorize({ operation: 'getPersonTimeline', roles: ['office', 'auditor'] })
  person(
    @CurrentPrincipal() principal: Principal,
    @Param('personId', IdParam) personId: string,
    @Query(TimelineParams) query: TimelineQuery,
    @Headers('accept-language') language?: string,
  ) {
    return this.named(principal, 'person', personId, query, language);
  }

  @Get('timeline-export')
  @Authorize({ operation: 'exportTimeline', roles: ['office', 'auditor'] })
  file(
    @CurrentPrincipal() principal: Principal,
    @Query(new ZodBody(timelineExportQuerySchema)) query: TimelineExportQuery,
    @Headers('accept-language') language?: string,
  ): Promise<StreamableFile> {
    return this.exports.write(principal, query, language);
  }

  private async named(
    principal: Principal,
    of: TimelineKind,
    id: string,
    query: TimelineQuery,
    language: string | undefined,
  ) {
    const { subject, ...page } = await this.timelines.get(principal, of, id, query, language);
    return { [of]: subject, ...page };
  }
}
