import { Controller, Get, Query } from '@nestjs/common';
import { rehearsalQuerySchema, type RehearsalQuery, type RehearsalView } from '@zeren/api-contracts';
import { Authorize } from '../access/authorize.decorator';
import type { Principal } from '../access/principal';
import { CurrentPrincipal } from '../access/principal.decorator';
import { ZodBody } from '../http/zod-body.pipe';
import { RehearsalsService } from './rehearsals.service';

@Controller('api/v1/rehearsals')
export class RehearsalsController {
  constructor(private readonly rehearsals: RehearsalsService) {}

  @Get()
  @Authorize({ operation: 'rehearseYear', roles: ['office'] })
  rehearse(
    @CurrentPrincipal() principal: Principal,
    @Query(new ZodBody(rehearsalQuerySchema)) query: RehearsalQuery,
  ): Promise<RehearsalView> {
    return this.rehearsals.rehearse(principal, query);
  }
}
