import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import {
  predecessorScoreSchema,
  successionsQuerySchema,
  type Handover,
  type PredecessorScore,
  type ScoredSuccession,
  type SuccessionListAnswer,
  type SuccessionsQuery,
  type UnheldTasks,
} from '@zeren/api-contracts';
import { Authorize } from '../access/authorize.decorator';
import type { Principal } from '../access/principal';
import { CurrentPrincipal } from '../access/principal.decorator';
import { IdParam } from '../http/id.pipe';
import { ZodBody } from '../http/zod-body.pipe';
import { SuccessionsService } from './successions.service';

@Controller('api/v1')
export class SuccessionsController {
  constructor(private readonly successions: SuccessionsService) {}

  @Get('successions')
  @Authorize({ operation: 'listSuccessions', roles: ['office', 'auditor'] })
  list(
    @CurrentPrincipal() principal: Principal,
    @Query(new ZodBody(successionsQuerySchema)) { cycleId }: SuccessionsQuery,
  ): Promise<SuccessionListAnswer> {
    return this.successions.list(principal, cycleId);
  }

  @Get('successions/:successionId/handover')
  @Authorize({ operation: 'getHandover', relation: 'signed-in' })
  handover(
    @CurrentPrincipal() principal: Principal,
    @Param('successionId', IdParam) successionId: string,
  ): Promise<Handover> {
    return this.successions.handover(principal, successionId);
  }

  /** PUT: the same score once more changes nothing. */
  @Put('successions/:successionId/predecessor-score')
  @Authorize({ operation: 'scorePredecessor', roles: ['office'] })
  score(
    @CurrentPrincipal() principal: Principal,
    @Param('successionId', IdParam) successionId: string,
    @Body(new ZodBody(predecessorScoreSchema)) body: PredecessorScore,
  ): Promise<ScoredSuccession> {
    return this.successions.score(principal, successionId, body);
  }

  @Get('cycles/:cycleId/unheld-tasks')
  @Authorize({ operation: 'listUnheldTasks', roles: ['office', 'auditor'] })
  unheld(@CurrentPrincipal() principal: Principal, @Param('cycleId', IdParam) cycleId: string): Promise<UnheldTasks> {
    return this.successions.listUnheld(principal, cycleId);
  }
}
