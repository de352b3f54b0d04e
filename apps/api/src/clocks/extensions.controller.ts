import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  askExtensionSchema,
  decideExtensionSchema,
  extensionsQuerySchema,
  type AskExtension,
  type DecideExtension,
  type ExtensionList,
  type ExtensionsQuery,
  type ExtensionView,
} from '@zeren/api-contracts';
import type { Repositories } from '@zeren/database';
import { Authorize } from '../access/authorize.decorator';
import type { Principal } from '../access/principal';
import { CurrentPrincipal } from '../access/principal.decorator';
import { IdParam } from '../http/id.pipe';
import { Idempotent, InTransaction } from '../http/idempotent.decorator';
import { ZodBody } from '../http/zod-body.pipe';
import { ExtensionsService } from './extensions.service';

@Controller('api/v1')
export class ExtensionsController {
  constructor(private readonly extensions: ExtensionsService) {}

  @Post('tasks/:taskId/extension')
  @HttpCode(201)
  @Authorize({ operation: 'askExtension', relation: 'signed-in' })
  @Idempotent('transaction')
  ask(
    @CurrentPrincipal() principal: Principal,
    @InTransaction() repositories: Repositories,
    @Param('taskId', IdParam) taskId: string,
    @Body(new ZodBody(askExtensionSchema)) body: AskExtension,
  ): Promise<ExtensionView> {
    return this.extensions.ask(repositories, principal, taskId, body);
  }

  @Get('cycles/:cycleId/extensions')
  @Authorize({ operation: 'listExtensions', roles: ['office', 'auditor'] })
  list(
    @CurrentPrincipal() principal: Principal,
    @Param('cycleId', IdParam) cycleId: string,
    @Query(new ZodBody(extensionsQuerySchema)) query: ExtensionsQuery,
  ): Promise<ExtensionList> {
    return this.extensions.list(principal, cycleId, query);
  }

  @Post('extensions/:requestId/decision')
  @HttpCode(200)
  @Authorize({ operation: 'decideExtension', roles: ['office'] })
  @Idempotent('effect')
  decide(
    @CurrentPrincipal() principal: Principal,
    @Param('requestId', IdParam) requestId: string,
    @Body(new ZodBody(decideExtensionSchema)) body: DecideExtension,
  ): Promise<ExtensionView> {
    return this.extensions.decide(principal, requestId, body);
  }
}
