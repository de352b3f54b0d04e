import { Body, Controller, Delete, Get, HttpCode, Param, Put } from '@nestjs/common';
import { newApiTokenSchema, type ApiTokenView, type CreatedApiToken, type NewApiToken } from '@zeren/api-contracts';
import { IdParam } from '../http/id.pipe';
import { ZodBody } from '../http/zod-body.pipe';
import { ApiTokensService } from './api-tokens.service';
import { Authorize } from './authorize.decorator';
import type { Principal } from './principal';
import { CurrentPrincipal } from './principal.decorator';

/** PUT, not POST, where the answer shows a secret: the record of a repeatable answer would keep it. */
@Controller('api/v1/session/api-tokens')
export class ApiTokensController {
  constructor(private readonly tokens: ApiTokensService) {}

  @Get()
  @Authorize({ operation: 'listApiTokens', relation: 'signed-in' })
  list(@CurrentPrincipal() principal: Principal): Promise<ApiTokenView[]> {
    return this.tokens.list(principal);
  }

  @Put()
  @Authorize({ operation: 'createApiToken', relation: 'signed-in' })
  create(
    @CurrentPrincipal() principal: Principal,
    @Body(new ZodBody(newApiTokenSchema)) body: NewApiToken,
  ): Promise<CreatedApiToken> {
    return this.tokens.create(principal, body);
  }

  @Delete(':tokenId')
  @HttpCode(204)
  @Authorize({ operation: 'revokeApiToken', relation: 'signed-in' })
  revoke(@CurrentPrincipal() principal: Principal, @Param('tokenId', IdParam) tokenId: string): Promise<void> {
    return this.tokens.revoke(principal, tokenId);
  }
}
