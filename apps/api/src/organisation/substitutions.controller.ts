import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  enterSubstitutionSchema,
  substitutionsQuerySchema,
  type EnterSubstitution,
  type SubstitutionList,
  type SubstitutionsQuery,
  type SubstitutionView,
} from '@zeren/api-contracts';
import type { Repositories } from '@zeren/database';
import { Authorize } from '../access/authorize.decorator';
import type { Principal } from '../access/principal';
import { CurrentPrincipal } from '../access/principal.decorator';
import { IdParam } from '../http/id.pipe';
import { Idempotent, InTransaction } from '../http/idempotent.decorator';
import { ZodBody } from '../http/zod-body.pipe';
import { SubstitutionsService } from './substitutions.service';

@Controller('api/v1/substitutions')
export class SubstitutionsController {
  constructor(private readonly substitutions: SubstitutionsService) {}

  @Get()
  @Authorize({ operation: 'listSubstitutions', relation: 'participant' })
  list(
    @CurrentPrincipal() principal: Principal,
    @Query(new ZodBody(substitutionsQuerySchema)) query: SubstitutionsQuery,
  ): Promise<SubstitutionList> {
    return this.substitutions.list(principal, query);
  }

  @Post()
  @HttpCode(201)
  @Authorize({ operation: 'enterSubstitution', relation: 'participant' })
  @Idempotent('transaction')
  enter(
    @CurrentPrincipal() principal: Principal,
    @InTransaction() repositories: Repositories,
    @Body(new ZodBody(enterSubstitutionSchema)) body: EnterSubstitution,
  ): Promise<SubstitutionView> {
    return this.substitutions.enter(repositories, principal, body);
  }

  @Delete(':substitutionId')
  @HttpCode(204)
  @Authorize({ operation: 'revokeSubstitution', relation: 'signed-in' })
  revoke(
    @CurrentPrincipal() principal: Principal,
    @Param('substitutionId', IdParam) substitutionId: string,
  ): Promise<void> {
    return this.substitutions.revoke(principal, substitutionId);
  }
}
