import { Body, Controller, Get, Param, Put, Query, UseInterceptors } from '@nestjs/common';
import {
  cyclePageQuerySchema,
  planDraftSchema,
  type CyclePageQuery,
  type PlanDraft,
  type PlanList,
  type PlanView,
} from '@zeren/api-contracts';
import { Authorize } from '../access/authorize.decorator';
import type { Principal } from '../access/principal';
import { CurrentPrincipal } from '../access/principal.decorator';
import { IdParam } from '../http/id.pipe';
import { IfMatch } from '../http/if-match.decorator';
import { RevisionTag } from '../http/revision-tag.interceptor';
import { ZodBody } from '../http/zod-body.pipe';
import { PlansService } from './plans.service';

@Controller('api/v1/plans')
export class PlansController {
  constructor(private readonly plans: PlansService) {}

  @Get()
  @Authorize({ operation: 'listPlans', relation: 'participant' })
  list(
    @CurrentPrincipal() principal: Principal,
    @Query(new ZodBody(cyclePageQuerySchema)) query: CyclePageQuery,
  ): Promise<PlanList> {
    return this.plans.list(principal, query);
  }

  @Get(':planId')
  @UseInterceptors(RevisionTag)
  @Authorize({ operation: 'getPlan', relation: 'participant' })
  get(@CurrentPrincipal() principal: Principal, @Param('planId', IdParam) planId: string): Promise<PlanView> {
    return this.plans.get(principal, planId);
  }

  @Put(':planId/draft')
  @UseInterceptors(RevisionTag)
  @Authorize({ operation: 'draftPlan', roles: ['office'] })
  replaceDraft(
    @CurrentPrincipal() principal: Principal,
    @Param('planId', IdParam) planId: string,
    @IfMatch() revision: number,
    @Body(new ZodBody(planDraftSchema)) body: PlanDraft,
  ): Promise<PlanView> {
    return this.plans.replaceDraft(principal, planId, revision, body);
  }
}
