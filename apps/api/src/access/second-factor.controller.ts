import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Res } from '@nestjs/common';
import {
  codeSchema,
  passwordSchema,
  type EnrolledFactor,
  type RecoveryCodes,
  type SecondFactorView,
  type SessionView,
  type TypedCode,
  type TypedPassword,
} from '@zeren/api-contracts';
import { IdParam } from '../http/id.pipe';
import { Idempotent } from '../http/idempotent.decorator';
import { ZodBody } from '../http/zod-body.pipe';
import { Authorize } from './authorize.decorator';
import type { Principal } from './principal';
import { CurrentPrincipal, SessionSha256 } from './principal.decorator';
import { SecondFactorService } from './second-factor.service';
import { answered, type CookieReply } from './session-answer';
import { StepUpService } from './step-up.service';

/** PUT, not POST, where an answer shows a secret: the record of a repeatable answer would keep it. */
@Controller('api/v1')
export class SecondFactorController {
  constructor(
    private readonly factors: SecondFactorService,
    private readonly stepUps: StepUpService,
  ) {}

  @Get('session/second-factor')
  @Authorize({ operation: 'getSecondFactor', relation: 'signed-in' })
  get(@CurrentPrincipal() principal: Principal): Promise<SecondFactorView> {
    return this.factors.get(principal);
  }

  @Put('session/second-factor')
  @Authorize({ operation: 'enrolSecondFactor', relation: 'signed-in' })
  enrol(
    @CurrentPrincipal() principal: Principal,
    @Body(new ZodBody(passwordSchema)) { password }: TypedPassword,
  ): Promise<EnrolledFactor> {
    return this.factors.enrol(principal, password);
  }

  @Put('session/second-factor/confirmation')
  @Authorize({ operation: 'confirmSecondFactor', relation: 'signed-in' })
  confirm(
    @CurrentPrincipal() principal: Principal,
    @Body(new ZodBody(codeSchema)) { code }: TypedCode,
  ): Promise<RecoveryCodes> {
    return this.factors.confirm(principal, code);
  }

  @Delete('session/second-factor')
  @HttpCode(204)
  @Authorize({ operation: 'removeSecondFactor', relation: 'signed-in' })
  remove(@CurrentPrincipal() principal: Principal): Promise<void> {
    return this.factors.remove(principal);
  }

  @Post('session/step-up')
  @HttpCode(200)
  @Authorize({ operation: 'stepUp', relation: 'signed-in' })
  @Idempotent('effect')
  async stepUp(
    @CurrentPrincipal() principal: Principal,
    @SessionSha256() sessionSha256: string,
    @Body(new ZodBody(codeSchema)) { code }: TypedCode,
    @Res({ passthrough: true }) reply: CookieReply,
  ): Promise<SessionView> {
    return answered(await this.stepUps.withCode(principal, sessionSha256, code), reply);
  }

  @Delete('persons/:personId/second-factor')
  @HttpCode(204)
  @Authorize({ operation: 'resetSecondFactor', roles: ['administrator'] })
  reset(@CurrentPrincipal() principal: Principal, @Param('personId', IdParam) personId: string): Promise<void> {
    return this.factors.reset(principal, personId);
  }
}
