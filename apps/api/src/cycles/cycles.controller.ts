import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  createCycleSchema,
  cycleCommandSchema,
  cycleTasksQuerySchema,
  listCyclesQuerySchema,
  startCycleSchema,
  type BoardView,
  type CommandAnswer,
  type CountsView,
  type CreateCycle,
  type CycleCommand,
  type CycleList,
  type CycleTaskList,
  type CycleTasksQuery,
  type CycleView,
  type ListCyclesQuery,
  type ProcessList,
  type ProcessView,
  type StartCycle,
  type StartedCycle,
} from '@zeren/api-contracts';
import type { Repositories } from '@zeren/database';
import { Authorize } from '../access/authorize.decorator';
import type { Principal } from '../access/principal';
import { CurrentPrincipal } from '../access/principal.decorator';
import { IdParam } from '../http/id.pipe';
import { Idempotent, InTransaction } from '../http/idempotent.decorator';
import { IdempotencyKey } from '../http/idempotency-key.decorator';
import { ZodBody } from '../http/zod-body.pipe';
import { BoardService } from './board.service';
import { CommandsService } from './commands.service';
import { CyclesService } from './cycles.service';
import { ProcessService } from './process.service';
import { StartingService } from './starting.service';

@Controller('api/v1/cycles')
export class CyclesController {
  constructor(
    private readonly cycles: CyclesService,
    private readonly starting: StartingService,
    private readonly commands: CommandsService,
    private readonly processes: ProcessService,
    private readonly boards: BoardService,
  ) {}

  @Get()
  @Authorize({ operation: 'listCycles', relation: 'signed-in' })
  list(
    @CurrentPrincipal() principal: Principal,
    @Query(new ZodBody(listCyclesQuerySchema)) query: ListCyclesQuery,
  ): Promise<CycleList> {
    return this.cycles.list(principal, query);
  }

  @Get(':cycleId')
  @Authorize({ operation: 'getCycle', relation: 'participant' })
  get(@CurrentPrincipal() principal: Principal, @Param('cycleId', IdParam) cycleId: string): Promise<CycleView> {
    return this.cycles.get(principal, cycleId);
  }

  @Post()
  @HttpCode(201)
  @Authorize({ operation: 'createCycle', roles: ['office'] })
  @Idempotent('transaction')
  create(
    @CurrentPrincipal() principal: Principal,
    @InTransaction() repositories: Repositories,
    @Body(new ZodBody(createCycleSchema)) body: CreateCycle,
  ): Promise<CycleView> {
    return this.cycles.create(repositories, principal, body);
  }

  @Post(':cycleId/start')
  @HttpCode(202)
  @Authorize({ operation: 'startCycle', roles: ['office'] })
  @Idempotent('effect')
  start(
    @CurrentPrincipal() principal: Principal,
    @Param('cycleId', IdParam) cycleId: string,
    @Body(new ZodBody(startCycleSchema)) body: StartCycle,
  ): Promise<StartedCycle> {
    return this.starting.start(principal, cycleId, body);
  }

  /** The one door for changes to the process itself. */
  @Post(':cycleId/commands')
  @HttpCode(200)
  @Authorize({ operation: 'commandCycle', roles: ['office'] })
  @Idempotent('effect')
  command(
    @CurrentPrincipal() principal: Principal,
    @Param('cycleId', IdParam) cycleId: string,
    @IdempotencyKey() key: string,
    @Body(new ZodBody(cycleCommandSchema)) body: CycleCommand,
  ): Promise<CommandAnswer> {
    return this.commands.execute(principal, cycleId, key, body);
  }

  @Get(':cycleId/process')
  @Authorize({ operation: 'getCycleProcess', roles: ['office', 'auditor'] })
  process(@CurrentPrincipal() principal: Principal, @Param('cycleId', IdParam) cycleId: string): Promise<ProcessView> {
    return this.processes.ask(principal, cycleId);
  }

  @Get(':cycleId/processes')
  @Authorize({ operation: 'listCycleProcesses', roles: ['office', 'auditor'] })
  listProcesses(
    @CurrentPrincipal() principal: Principal,
    @Param('cycleId', IdParam) cycleId: string,
  ): Promise<ProcessList> {
    return this.processes.list(principal, cycleId);
  }

  @Get(':cycleId/counts')
  @Authorize({ operation: 'getCycleCounts', relation: 'participant' })
  counts(@CurrentPrincipal() principal: Principal, @Param('cycleId', IdParam) cycleId: string): Promise<CountsView> {
    return this.boards.count(principal, cycleId);
  }

  @Get(':cycleId/board')
  @Authorize({ operation: 'getBoard', relation: 'participant' })
  board(@CurrentPrincipal() principal: Principal, @Param('cycleId', IdParam) cycleId: string): Promise<BoardView> {
    return this.boards.get(principal, cycleId);
  }

  @Get(':cycleId/tasks')
  @Authorize({ operation: 'listCycleTasks', roles: ['office', 'auditor'] })
  tasks(
    @CurrentPrincipal() principal: Principal,
    @Param('cycleId', IdParam) cycleId: string,
    @Query(new ZodBody(cycleTasksQuerySchema)) query: CycleTasksQuery,
  ): Promise<CycleTaskList> {
    return this.cycles.listTasks(principal, cycleId, query);
  }
}
