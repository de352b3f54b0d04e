import { Controller, Get, Headers, Param, Query } from '@nestjs/common';
import {
  ledgerQuerySchema,
  timelineQuerySchema,
  type LedgerList,
  type LedgerQuery,
  type TimelineQuery,
} from '@zeren/api-contracts';
import { Authorize } from '../access/authorize.decorator';
import type { Principal } from '../access/principal';
import { CurrentPrincipal } from '../access/principal.decorator';
import { IdParam } from '../http/id.pipe';
import { ZodBody } from '../http/zod-body.pipe';
import { LedgerService } from './ledger.service';
import { TimelineService } from './timeline.service';

/** The auditor's side of everything: entries as they stand, and timelines of what they are about. */
@Controller('api/v1')
export class LedgerController {
  constructor(
    private readonly ledger: LedgerService,
    private readonly timelines: TimelineService,
  ) {}

  @Get('ledger')
  @Authorize({ operation: 'listLedger', roles: ['office', 'auditor'] })
  list(
    @CurrentPrincipal() principal: Principal,
    @Query(new ZodBody(ledgerQuerySchema)) query: LedgerQuery,
  ): Promise<LedgerList> {
    return this.ledger.list(principal, query);
  }

  @Get('letters/:letterId/timeline')
  @Authorize({ operation: 'getLetterTimeline', roles: ['office', 'auditor'] })
  async letter(
    @CurrentPrincipal() principal: Principal,
    @Param('letterId', IdParam) letterId: string,
    @Query(new ZodBody(timelineQuerySchema)) query: TimelineQuery,
    @Headers('accept-language') language?: string,
  ) {
    const { subject, ...page } = await this.timelines.get(principal, 'letter', letterId, query, language);
    return { letter: subject, ...page };
  }

  @Get('tasks/:taskId/timeline')
  @Authorize({ operation: 'getTaskTimeline', roles: ['office', 'auditor'] })
  async task(
    @CurrentPrincipal() principal: Principal,
    @Param('taskId', IdParam) taskId: string,
    @Query(new ZodBody(timelineQuerySchema)) query: TimelineQuery,
    @Headers('accept-language') language?: string,
  ) {
    const { subject, ...page } = await this.timelines.get(principal, 'task', taskId, query, language);
    return { task: subject, ...page };
  }

  @Get('cycles/:cycleId/timeline')
  @Authorize({ operation: 'getCycleTimeline', roles: ['office', 'auditor'] })
  async cycle(
    @CurrentPrincipal() principal: Principal,
    @Param('cycleId', IdParam) cycleId: string,
    @Query(new ZodBody(timelineQuerySchema)) query: TimelineQuery,
    @Headers('accept-language') language?: string,
  ) {
    const { subject, ...page } = await this.timelines.get(principal, 'cycle', cycleId, query, language);
    return { cycle: subject, ...page };
  }
}
