import { Controller, Delete, Get, HttpCode, Param } from '@nestjs/common';
import type { OpenSession } from '@zeren/api-contracts';
import { IdParam } from '../http/id.pipe';
import { Authorize } from './authorize.decorator';
import { OpenSessionsService } from './open-sessions.service';
import type { Principal } from './principal';
import { CurrentPrincipal, SessionSha256 } from './principal.decorator';

@Controller('api/v1')
export class OpenSessionsController {
  constructor(private readonly openSessions: OpenSessionsService) {}

  @Get('sessions')
  @Authorize({ operation: 'listSessions', relation: 'signed-in' })
  list(@CurrentPrincipal() principal: Principal, @SessionSha256() sessionSha256: string): Promise<OpenSession[]> {
    return this.openSessions.list(principal, sessionSha256);
  }

  @Delete('sessions')
  @HttpCode(204)
  @Authorize({ operation: 'endOtherSessions', relation: 'signed-in' })
  endOthers(@CurrentPrincipal() principal: Principal, @SessionSha256() sessionSha256: string): Promise<void> {
    return this.openSessions.endOthers(principal, sessionSha256);
  }

  @Delete('sessions/:sessionId')
  @HttpCode(204)
  @Authorize({ operation: 'endSession', relation: 'signed-in' })
  endOne(@CurrentPrincipal() principal: Principal, @Param('sessionId', IdParam) sessionId: string): Promise<void> {
    return this.openSessions.endOne(principal, sessionId);
  }

  @Delete('persons/:personId/sessions')
  @HttpCode(204)
  @Authorize({ operation: 'endSessionsOfPerson', roles: ['administrator'] })
  endAllOf(@CurrentPrincipal() principal: Principal, @Param('personId', IdParam) personId: string): Promise<void> {
    return this.openSessions.endAllOf(principal, personId);
  }
}
