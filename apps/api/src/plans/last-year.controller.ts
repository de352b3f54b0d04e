import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { copyLastPlanSchema, type CopyLastPlan, type PlanDiff } from '@zeren/api-contracts';
import type { Repositories } from '@zeren/database';
import { Authorize } from '../access/authorize.decorator';
import type { Principal } from '../access/principal';
import { CurrentPrincipal } from '../access/principal.decorator';
import { IdParam } from '../http/id.pipe';
import { Idempotent, InTransaction } from '../http/idempotent.decorator';
import { ZodBody } from '../http/zod-body.pipe';
import { LastYearService } from './last-year.service';

@Controller('api/v1/plans/:planId/last-year')
export class LastYearController {
  constructor(private readonly lastYear: LastYearService) {}

  @Get()
  @Authorize({ operation: 'comparePlan', relation: 'participant' })
  compare(@CurrentPrincipal() principal: Principal, @Param('planId', IdParam) planId: string): Promise<PlanDiff> {
    return this.lastYear.compare(principal, planId);
  }

  @Post('copies')
  @HttpCode(201)
  @Authorize({ operation: 'copyLastPlan', roles: ['office'] })
  @Idempotent('transaction')
  copy(
    @CurrentPrincipal() principal: Principal,
    @InTransaction() repositories: Repositories,
    @Param('planId', IdParam) planId: string,
    @Body(new ZodBody(copyLastPlanSchema)) body: CopyLastPlan,
  ): Promise<PlanDiff> {
    return this.lastYear.copy(repositories, principal, planId, body);
  }
}
