import { Controller, Get, Query } from '@nestjs/common';
import { ledgerQuerySchema, type LedgerList, type LedgerQuery } from '@zeren/api-contracts';
import { Authorize } from '../access/authorize.decorator';
import type { Principal } from '../access/principal';
import { CurrentPrincipal } from '../access/principal.decorator';
import { ZodBody } from '../http/zod-body.pipe';
import { LedgerService } from './ledger.service';

/** The auditor's side of everything: entries as they stand. */
@Controller('api/v1')
export class LedgerController {
  constructor(private readonly ledger: LedgerService) {}

  @Get('ledger')
  @Authorize({ operation: 'listLedger', roles: ['office', 'auditor'] })
  list(
    @CurrentPrincipal() principal: Principal,
    @Query(new ZodBody(ledgerQuerySchema)) query: LedgerQuery,
  ): Promise<LedgerList> {
    return this.ledger.list(principal, query);
  }
}
