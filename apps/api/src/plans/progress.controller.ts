import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import {
  overrideLightSchema,
  reachMilestoneSchema,
  type OverrideLight,
  type PlanProgress,
  type ReachMilestone,
} from '@zeren/api-contracts';
import type { Repositories } from '@zeren/database';
import { Authorize } from '../access/authorize.decorator';
import type { Principal } from '../access/principal';
import { CurrentPrincipal } from '../access/principal.decorator';
import { IdParam } from '../http/id.pipe';
import { Idempotent, InTransaction } from '../http/idempotent.decorator';
import { ZodBody } from '../http/zod-body.pipe';
import { ProgressService } from './progress.service';

@Controller('api/v1/plans/:planId/progress')
export class ProgressController {
  constructor(private readonly progress: ProgressService) {}

  @Get()
  @Authorize({ operation: 'getPlanProgress', relation: 'participant' })
  get(@CurrentPrincipal() principal: Principal, @Param('planId', IdParam) planId: string): Promise<PlanProgress> {
    return this.progress.get(principal, planId);
  }

  @Post('milestones')
  @HttpCode(201)
  @Authorize({ operation: 'reachPlanMilestone', relation: 'participant' })
  @Idempotent('transaction')
  reach(
    @CurrentPrincipal() principal: Principal,
    @InTransaction() repositories: Repositories,
    @Param('planId', IdParam) planId: string,
    @Body(new ZodBody(reachMilestoneSchema)) body: ReachMilestone,
  ): Promise<PlanProgress> {
    return this.progress.reach(repositories, principal, planId, body);
  }

  @Post('lights')
  @HttpCode(201)
  @Authorize({ operation: 'overridePlanLight', roles: ['office'] })
  @Idempotent('transaction')
  override(
    @CurrentPrincipal() principal: Principal,
    @InTransaction() repositories: Repositories,
    @Param('planId', IdParam) planId: string,
    @Body(new ZodBody(overrideLightSchema)) body: OverrideLight,
  ): Promise<PlanProgress> {
    return this.progress.override(repositories, principal, planId, body);
  }
}
