import { Body, Controller, Delete, Get, HttpCode, Ip, Post, Res } from '@nestjs/common';
import { demoLoginSchema, loginSchema, type DemoLogin, type Login, type SessionView } from '@zeren/api-contracts';
import { ZodBody } from '../http/zod-body.pipe';
import { Authorize } from './authorize.decorator';
import { LoginService, type OpenedSession } from './login.service';
import type { Principal } from './principal';
import { CurrentPrincipal, EarlierSessionSha256, SessionSha256 } from './principal.decorator';
import { endedSessionCookie, sessionCookie } from './session-cookie';

interface Reply {
  header(name: string, value: string): unknown;
}

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
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<SessionView> {
    return answered(await this.login.withPassword(body, { address, earlierSha256 }), reply);
  }

  /** The demonstration's one-click logins; elsewhere there is no such place. */
  @Post('demo')
  @HttpCode(200)
  @Authorize({ operation: 'openDemoSession', relation: 'public' })
  async openDemo(
    @Body(new ZodBody(demoLoginSchema)) body: DemoLogin,
    @EarlierSessionSha256() earlierSha256: string | undefined,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<SessionView> {
    return answered(await this.login.asDemo(body, earlierSha256), reply);
  }

  @Get()
  @Authorize({ operation: 'getSession', relation: 'signed-in' })
  get(@CurrentPrincipal() principal: Principal): SessionView {
    return viewOf(principal);
  }

  @Delete()
  @HttpCode(204)
  @Authorize({ operation: 'closeSession', relation: 'signed-in' })
  async close(
    @CurrentPrincipal() principal: Principal,
    @SessionSha256() sessionSha256: string,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<void> {
    await this.login.close(principal, sessionSha256);
    reply.header('set-cookie', endedSessionCookie);
  }
}

function answered({ token, principal }: OpenedSession, reply: Reply): SessionView {
  reply.header('set-cookie', sessionCookie(token));
  return viewOf(principal);
}

const viewOf = ({ personId, personCode, personName, roles, organisation, posts }: Principal): SessionView => ({
  person: { id: personId, code: personCode, name: personName },
  roles: [...roles],
  organisation,
  posts: [...posts],
});
