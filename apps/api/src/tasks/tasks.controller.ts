import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import {
  actSchema,
  confirmableActSchema,
  inboxQuerySchema,
  type Act,
  type ConfirmableAct,
  type InboxQuery,
  type RequestOptions,
  type TaskList,
  type TaskView,
} from '@zeren/api-contracts';
import { Authorize } from '../access/authorize.decorator';
import type { Principal } from '../access/principal';
import { CurrentPrincipal, SessionSha256 } from '../access/principal.decorator';
import { IdParam } from '../http/id.pipe';
import { IdempotencyKey } from '../http/idempotency-key.decorator';
import { ZodBody } from '../http/zod-body.pipe';
import { ActConfirmationsService } from './act-confirmations.service';
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
    private readonly confirmations: ActConfirmationsService,
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

  @Put(':taskId/passkey-challenge')
  @Authorize({ operation: 'beginPasskeyAct', relation: 'signed-in' })
  beginConfirmation(
    @CurrentPrincipal() principal: Principal,
    @SessionSha256() sessionSha256: string,
    @Param('taskId', IdParam) taskId: string,
    @Body(new ZodBody(confirmableActSchema)) act: ConfirmableAct,
  ): Promise<RequestOptions> {
    return this.confirmations.begin(principal, sessionSha256, taskId, act);
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
