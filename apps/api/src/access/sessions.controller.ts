import { Body, Controller, Delete, Get, HttpCode, Ip, Post, Res } from '@nestjs/common';
import { demoLoginSchema, loginSchema, type DemoLogin, type Login, type SessionView } from '@zeren/api-contracts';
import { ZodBody } from '../http/zod-body.pipe';
import { Authorize } from './authorize.decorator';
import { LoginService } from './login.service';
import type { Principal } from './principal';
import { CurrentPrincipal, DeviceToken, EarlierSessionSha256, SessionSha256 } from './principal.decorator';
import { answered, sessionView, type CookieReply } from './session-answer';
import { endedSessionCookie } from './session-cookie';

@Controller('api/v1/session')
export class SessionsController {
  constructor(private readonly login: LoginService) {}

  @Post()
  @HttpCode(200)
  @Authorize({ operation: 'openSession', relation: 'public' })
  async open(
    @Body(new ZodBody(loginSchema)) body: Login,
    @Ip() address: string,
    @EarlierSessionSha256() earlierSha256: string | undefined,
    @DeviceToken() deviceToken: string | undefined,
    @Res({ passthrough: true }) reply: CookieReply,
  ): Promise<SessionView> {
    return answered(await this.login.withPassword(body, { address, earlierSha256, deviceToken }), reply);
  }

  /** The demonstration's one-click logins; elsewhere there is no such place. */
  @Post('demo')
  @HttpCode(200)
  @Authorize({ operation: 'openDemoSession', relation: 'public' })
  async openDemo(
    @Body(new ZodBody(demoLoginSchema)) body: DemoLogin,
    @EarlierSessionSha256() earlierSha256: string | undefined,
    @Res({ passthrough: true }) reply: CookieReply,
  ): Promise<SessionView> {
    return answered(await this.login.asDemo(body, earlierSha256), reply);
  }

  @Get()
  @Authorize({ operation: 'getSession', relation: 'signed-in' })
  get(@CurrentPrincipal() principal: Principal): SessionView {
    return sessionView(principal);
  }

  @Delete()
  @HttpCode(204)
  @Authorize({ operation: 'closeSession', relation: 'signed-in' })
  async close(
    @CurrentPrincipal() principal: Principal,
    @SessionSha256() sessionSha256: string,
    @Res({ passthrough: true }) reply: CookieReply,
  ): Promise<void> {
    await this.login.close(principal, sessionSha256);
    reply.header('set-cookie', endedSessionCookie);
  }
}
