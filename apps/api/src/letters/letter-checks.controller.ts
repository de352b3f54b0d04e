import { Controller, Get, Param, Query } from '@nestjs/common';
import {
  signingRatesQuerySchema,
  type LetterGaps,
  type LetterSimilarities,
  type SigningRatesQuery,
  type SigningRatesView,
} from '@zeren/api-contracts';
import { Authorize } from '../access/authorize.decorator';
import type { Principal } from '../access/principal';
import { CurrentPrincipal } from '../access/principal.decorator';
import { IdParam } from '../http/id.pipe';
import { ZodBody } from '../http/zod-body.pipe';
import { LetterChecksService } from './letter-checks.service';

/** What the office looks at over all letters of a year; nothing here stops a signature. */
@Controller('api/v1/cycles/:cycleId')
export class LetterChecksController {
  constructor(private readonly checks: LetterChecksService) {}

  @Get('letter-gaps')
  @Authorize({ operation: 'listLetterGaps', roles: ['office', 'auditor'] })
  gaps(@CurrentPrincipal() principal: Principal, @Param('cycleId', IdParam) cycleId: string): Promise<LetterGaps> {
    return this.checks.listGaps(principal, cycleId);
  }

  @Get('letter-similarities')
  @Authorize({ operation: 'listLetterSimilarities', roles: ['office', 'auditor'] })
  similarities(
    @CurrentPrincipal() principal: Principal,
    @Param('cycleId', IdParam) cycleId: string,
  ): Promise<LetterSimilarities> {
    return this.checks.listSimilarities(principal, cycleId);
  }

  @Get('signing-rates')
  @Authorize({ operation: 'getSigningRates', roles: ['office', 'auditor'] })
  rates(
    @CurrentPrincipal() principal: Principal,
    @Param('cycleId', IdParam) cycleId: string,
    @Query(new ZodBody(signingRatesQuerySchema)) query: SigningRatesQuery,
  ): Promise<SigningRatesView> {
    return this.checks.getRates(principal, cycleId, query);
  }
}
