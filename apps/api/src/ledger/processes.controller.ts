import { Controller, Get, Headers, Param, Query } from '@nestjs/common';
import {
  processHistoryQuerySchema,
  type ProcessHistory,
  type ProcessHistoryQuery,
  type ProcessStateList,
} from '@zeren/api-contracts';
import { Authorize } from '../access/authorize.decorator';
import type { Principal } from '../access/principal';
import { CurrentPrincipal } from '../access/principal.decorator';
import { IdParam } from '../http/id.pipe';
import { ZodBody } from '../http/zod-body.pipe';
import { ProcessesService } from './processes.service';

/** What the processes do, in words. */
@Controller('api/v1/cycles/:cycleId')
export class ProcessesController {
  constructor(private readonly processes: ProcessesService) {}

  @Get('process-states')
  @Authorize({ operation: 'listProcessStates', roles: ['office', 'auditor'] })
  list(
    @CurrentPrincipal() principal: Principal,
    @Param('cycleId', IdParam) cycleId: string,
  ): Promise<ProcessStateList> {
    return this.processes.list(principal, cycleId);
  }

  @Get('process-history')
  @Authorize({ operation: 'getProcessHistory', roles: ['office', 'auditor'] })
  history(
    @CurrentPrincipal() principal: Principal,
    @Param('cycleId', IdParam) cycleId: string,
    @Query(new ZodBody(processHistoryQuerySchema)) { workflowId }: ProcessHistoryQuery,
    @Headers('accept-language') language?: string,
  ): Promise<ProcessHistory> {
    return this.processes.history(principal, cycleId, workflowId, language);
  }
}
