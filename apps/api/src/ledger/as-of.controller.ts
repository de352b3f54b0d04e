import { Controller, Get, Param, Query } from '@nestjs/common';
import {
  asOfQuerySchema,
  asOfTasksQuerySchema,
  type AsOfQuery,
  type AsOfTasksQuery,
  type CycleAsOf,
  type LetterAsOf,
  type Silence,
  type TaskAsOf,
  type TasksAsOf,
} from '@zeren/api-contracts';
import { Authorize } from '../access/authorize.decorator';
import type { Principal } from '../access/principal';
import { CurrentPrincipal } from '../access/principal.decorator';
import { IdParam } from '../http/id.pipe';
import { ZodBody } from '../http/zod-body.pipe';
import { AsOfService } from './as-of.service';
import { SilenceService } from './silence.service';

/** How things stood, and what did not happen. */
@Controller('api/v1')
export class AsOfController {
  constructor(
    private readonly past: AsOfService,
    private readonly silences: SilenceService,
  ) {}

  @Get('cycles/:cycleId/as-of')
  @Authorize({ operation: 'getCycleAsOf', roles: ['office', 'auditor'] })
  cycle(
    @CurrentPrincipal() principal: Principal,
    @Param('cycleId', IdParam) cycleId: string,
    @Query(new ZodBody(asOfQuerySchema)) query: AsOfQuery,
  ): Promise<CycleAsOf> {
    return this.past.cycle(principal, cycleId, query);
  }

  @Get('cycles/:cycleId/as-of/tasks')
  @Authorize({ operation: 'listTasksAsOf', roles: ['office', 'auditor'] })
  tasks(
    @CurrentPrincipal() principal: Principal,
    @Param('cycleId', IdParam) cycleId: string,
    @Query(new ZodBody(asOfTasksQuerySchema)) query: AsOfTasksQuery,
  ): Promise<TasksAsOf> {
    return this.past.tasks(principal, cycleId, query);
  }

  @Get('letters/:letterId/as-of')
  @Authorize({ operation: 'getLetterAsOf', roles: ['office', 'auditor'] })
  letter(
    @CurrentPrincipal() principal: Principal,
    @Param('letterId', IdParam) letterId: string,
    @Query(new ZodBody(asOfQuerySchema)) query: AsOfQuery,
  ): Promise<LetterAsOf> {
    return this.past.letter(principal, letterId, query);
  }

  @Get('tasks/:taskId/as-of')
  @Authorize({ operation: 'getTaskAsOf', roles: ['office', 'auditor'] })
  task(
    @CurrentPrincipal() principal: Principal,
    @Param('taskId', IdParam) taskId: string,
    @Query(new ZodBody(asOfQuerySchema)) query: AsOfQuery,
  ): Promise<TaskAsOf> {
    return this.past.task(principal, taskId, query);
  }

  @Get('tasks/:taskId/silence')
  @Authorize({ operation: 'getSilence', roles: ['office', 'auditor'] })
  silence(@CurrentPrincipal() principal: Principal, @Param('taskId', IdParam) taskId: string): Promise<Silence> {
    return this.silences.get(principal, taskId);
  }
}
