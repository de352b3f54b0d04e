import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import {
  importRequestSchema,
  organisationQuerySchema,
  type ImportAnswer,
  type ImportRequest,
  type OrganisationAnswer,
  type OrganisationQuery,
} from '@zeren/api-contracts';
import type { Repositories } from '@zeren/database';
import { Authorize } from '../access/authorize.decorator';
import type { Principal } from '../access/principal';
import { CurrentPrincipal } from '../access/principal.decorator';
import { Idempotent, InTransaction } from '../http/idempotent.decorator';
import { ZodBody } from '../http/zod-body.pipe';
import { OrganisationService } from './organisation.service';

@Controller('api/v1/organisation')
export class OrganisationController {
  constructor(private readonly organisation: OrganisationService) {}

  @Get()
  @Authorize({ operation: 'getOrganisation', relation: 'signed-in' })
  get(
    @CurrentPrincipal() principal: Principal,
    @Query(new ZodBody(organisationQuerySchema)) query: OrganisationQuery,
  ): Promise<OrganisationAnswer> {
    return this.organisation.get(principal, query);
  }

  @Post('imports')
  @HttpCode(200)
  @Authorize({ operation: 'importOrganisation', roles: ['office'] })
  @Idempotent('transaction')
  import(
    @CurrentPrincipal() principal: Principal,
    @InTransaction() repositories: Repositories,
    @Body(new ZodBody(importRequestSchema)) request: ImportRequest,
  ): Promise<ImportAnswer> {
    return this.organisation.import(principal, repositories, request);
  }
}
