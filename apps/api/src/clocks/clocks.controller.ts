import { Controller, Get, Param, Query } from '@nestjs/common';
import {
  clockChangesQuerySchema,
  type ClockChangeList,
  type ClockChangesQuery,
  type TaskClock,
} from '@zeren/api-contracts';
import { Authorize } from '../access/authorize.decorator';
import type { Principal } from '../access/principal';
import { CurrentPrincipal } from '../access/principal.decorator';
import { IdParam } from '../http/id.pipe';
import { ZodBody } from '../http/zod-body.pipe';
import { ClocksService } from './clocks.service';

@Controller('api/v1')
export class ClocksController {
  constructor(private readonly clocks: ClocksService) {}

  @Get('cycles/:cycleId/clock-changes')
  @Authorize({ operation: 'listClockChanges', roles: ['office', 'auditor'] })
  listChanges(
    @CurrentPrincipal() principal: Principal,
    @Param('cycleId', IdParam) cycleId: string,
    @Query(new ZodBody(clockChangesQuerySchema)) query: ClockChangesQuery,
  ): Promise<ClockChangeList> {
    return this.clocks.listChanges(principal, cycleId, query);
  }

  @Get('tasks/:taskId/clock')
  @Authorize({ operation: 'getTaskClock', relation: 'signed-in' })
  getOfTask(@CurrentPrincipal() principal: Principal, @Param('taskId', IdParam) taskId: string): Promise<TaskClock> {
    return this.clocks.getOfTask(principal, taskId);
  }
}
