import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import {
  cyclePageQuerySchema,
  evaluationsQuerySchema,
  fileObjectionSchema,
  registerAdjustmentSchema,
  type AdjustmentList,
  type AdjustmentView,
  type CyclePageQuery,
  type EvaluationsQuery,
  type EvaluationsView,
  type FileObjection,
  type ObjectionList,
  type ObjectionView,
  type RegisterAdjustment,
} from '@zeren/api-contracts';
import type { Repositories } from '@zeren/database';
import { Authorize } from '../access/authorize.decorator';
import type { Principal } from '../access/principal';
import { CurrentPrincipal } from '../access/principal.decorator';
import { Idempotent, InTransaction } from '../http/idempotent.decorator';
import { ZodBody } from '../http/zod-body.pipe';
import { EvaluationsService } from './evaluations.service';
import { FilingsService } from './filings.service';

@Controller('api/v1/evaluations')
export class EvaluationsController {
  constructor(
    private readonly evaluations: EvaluationsService,
    private readonly filings: FilingsService,
  ) {}

  @Get()
  @Authorize({ operation: 'listEvaluations', relation: 'participant' })
  list(
    @CurrentPrincipal() principal: Principal,
    @Query(new ZodBody(evaluationsQuerySchema)) query: EvaluationsQuery,
  ): Promise<EvaluationsView> {
    return this.evaluations.list(principal, query);
  }

  @Get('adjustments')
  @Authorize({ operation: 'listAdjustments', roles: ['office', 'auditor'] })
  adjustments(
    @CurrentPrincipal() principal: Principal,
    @Query(new ZodBody(cyclePageQuerySchema)) query: CyclePageQuery,
  ): Promise<AdjustmentList> {
    return this.filings.listAdjustments(principal, query);
  }

  @Post('adjustments')
  @HttpCode(201)
  @Authorize({ operation: 'registerAdjustment', roles: ['office'] })
  @Idempotent('transaction')
  registerAdjustment(
    @CurrentPrincipal() principal: Principal,
    @InTransaction() repositories: Repositories,
    @Body(new ZodBody(registerAdjustmentSchema)) body: RegisterAdjustment,
  ): Promise<AdjustmentView> {
    return this.filings.registerAdjustment(repositories, principal, body);
  }

  @Get('objections')
  @Authorize({ operation: 'listObjections', roles: ['office', 'auditor'] })
  objections(
    @CurrentPrincipal() principal: Principal,
    @Query(new ZodBody(cyclePageQuerySchema)) query: CyclePageQuery,
  ): Promise<ObjectionList> {
    return this.filings.listObjections(principal, query);
  }

  @Post('objections')
  @HttpCode(201)
  @Authorize({ operation: 'fileObjection', roles: ['leader'] })
  @Idempotent('transaction')
  fileObjection(
    @CurrentPrincipal() principal: Principal,
    @InTransaction() repositories: Repositories,
    @Body(new ZodBody(fileObjectionSchema)) body: FileObjection,
  ): Promise<ObjectionView> {
    return this.filings.fileObjection(repositories, principal, body);
  }
}
