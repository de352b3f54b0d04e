import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Res } from '@nestjs/common';
import {
  externalAnswerSchema,
  identityLinkSchema,
  type ExternalAnswer,
  type ExternalLogin,
  type IdentityLink,
  type IdentityView,
  type SessionView,
} from '@zeren/api-contracts';
import { IdParam } from '../http/id.pipe';
import { ZodBody } from '../http/zod-body.pipe';
import { Authorize } from './authorize.decorator';
import { ExternalLoginsService, type Departure } from './external-logins.service';
import { IdentitiesService } from './identities.service';
import type { Principal } from './principal';
import { CurrentPrincipal, FromBrowser, type Browser } from './principal.decorator';
import { answered, sessionView, type CookieReply } from './session-answer';
import { browserCookieOf } from './session-cookie';

@Controller('api/v1/session')
export class IdentitiesController {
  constructor(
    private readonly identities: IdentitiesService,
    private readonly logins: ExternalLoginsService,
  ) {}

  @Post('external/:provider')
  @HttpCode(200)
  @Authorize({ operation: 'beginExternalLogin', relation: 'public' })
  async begin(
    @Param('provider') provider: string,
    @FromBrowser() { origin }: Browser,
    @Res({ passthrough: true }) reply: CookieReply,
  ): Promise<ExternalLogin> {
    return departing(await this.logins.depart(provider, origin), reply);
  }

  @Post('external/:provider/callback')
  @HttpCode(200)
  @Authorize({ operation: 'finishExternalLogin', relation: 'public' })
  async finish(
    @Param('provider') provider: string,
    @Body(new ZodBody(externalAnswerSchema)) { query }: ExternalAnswer,
    @FromBrowser() browser: Browser,
    @Res({ passthrough: true }) reply: CookieReply,
  ): Promise<SessionView> {
    const arrived = await this.logins.arrive(provider, query, browser);
    return 'token' in arrived ? answered(arrived, reply) : sessionView(arrived);
  }

  @Get('identities')
  @Authorize({ operation: 'listIdentities', relation: 'signed-in' })
  list(@CurrentPrincipal() principal: Principal): Promise<IdentityView[]> {
    return this.identities.list(principal);
  }

  @Put('external/:provider/link')
  @Authorize({ operation: 'beginIdentityLink', relation: 'signed-in' })
  async link(
    @CurrentPrincipal() principal: Principal,
    @Param('provider') provider: string,
    @FromBrowser() browser: Browser,
    @Body(new ZodBody(identityLinkSchema)) { password }: IdentityLink,
    @Res({ passthrough: true }) reply: CookieReply,
  ): Promise<ExternalLogin> {
    return departing(await this.logins.departToLink(principal, provider, browser, password), reply);
  }

  @Delete('identities/:identityId')
  @HttpCode(204)
  @Authorize({ operation: 'removeIdentity', relation: 'signed-in' })
  remove(@CurrentPrincipal() principal: Principal, @Param('identityId', IdParam) identityId: string): Promise<void> {
    return this.identities.remove(principal, identityId);
  }
}

function departing({ answer, browserToken }: Departure, reply: CookieReply): ExternalLogin {
  reply.header('set-cookie', browserCookieOf(browserToken));
  return answer;
}
