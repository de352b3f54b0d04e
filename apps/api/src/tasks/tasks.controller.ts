import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import {
  actSchema,
  inboxQuerySchema,
  type Act,
  type InboxQuery,
  type TaskList,
  type TaskView,
} from '@zeren/api-contracts';
import { Authorize } from '../access/authorize.decorator';
import type { Principal } from '../access/principal';
import { CurrentPrincipal, SessionSha256 } from '../access/principal.decorator';
import { IdParam } from '../http/id.pipe';
import { IdempotencyKey } from '../http/idempotency-key.decorator';
import { ZodBody } from '../http/zod-body.pipe';
import { ActsService } from './acts.service';
import { TasksService } from './tasks.service';

interface Reply {
  header(name: string, value: string): unknown;
}

@Controller('api/v1/tasks')
export class TasksController {
  constructor(
    private readonly tasks: TasksService,
    private readonly acts: ActsService,
  ) {}

  @Get()
  @Authorize({ operation: 'listTasks', relation: 'signed-in' })
  list(
    @CurrentPrincipal() principal: Principal,
    @Query(new ZodBody(inboxQuerySchema)) query: InboxQuery,
  ): Promise<TaskList> {
    return this.tasks.list(principal, query);
  }

  @Get(':taskId')
  @Authorize({ operation: 'getTask', relation: 'signed-in' })
  get(@CurrentPrincipal() principal: Principal, @Param('taskId', IdParam) taskId: string): Promise<TaskView> {
    return this.tasks.get(principal, taskId);
  }

  /** The one door for a person's act. Who he is and what the task is to him, the statement itself decides. */
  @Post(':taskId/acts')
  @HttpCode(200)
  @Authorize({ operation: 'actOnTask', relation: 'assignee' })
  async act(
    @SessionSha256() sessionSha256: string,
    @Param('taskId', IdParam) taskId: string,
    @IdempotencyKey() key: string,
    @Body(new ZodBody(actSchema)) act: Act,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<string> {
    const { stored, answer } = await this.acts.act({ sessionSha256, taskId, key }, act);
    reply.header('content-type', 'application/json; charset=utf-8');
    if (stored === 'before') reply.header('idempotency-replayed', 'true');
    return answer;
  }
}
