import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Res } from '@nestjs/common';
import {
  assertionSchema,
  enrolmentRequestSchema,
  newPasskeySchema,
  type CreationOptions,
  type EnrolmentRequest,
  type NewPasskey,
  type PasskeyView,
  type RequestOptions,
  type SessionView,
  type TypedAssertion,
} from '@zeren/api-contracts';
import { IdParam } from '../http/id.pipe';
import { Idempotent } from '../http/idempotent.decorator';
import { ZodBody } from '../http/zod-body.pipe';
import { Authorize } from './authorize.decorator';
import { PasskeyConfirmationsService } from './passkey-confirmations.service';
import { PasskeysService } from './passkeys.service';
import type { Principal } from './principal';
import { CurrentPrincipal, SessionSha256 } from './principal.decorator';
import { answered, type CookieReply } from './session-answer';
import { StepUpService } from './step-up.service';

/** PUT where a ceremony begins: every beginning is a new one, so no answer is to be repeated. */
@Controller('api/v1/session')
export class PasskeysController {
  constructor(
    private readonly passkeys: PasskeysService,
    private readonly confirmations: PasskeyConfirmationsService,
    private readonly stepUps: StepUpService,
  ) {}

  @Get('passkeys')
  @Authorize({ operation: 'listPasskeys', relation: 'signed-in' })
  list(@CurrentPrincipal() principal: Principal): Promise<PasskeyView[]> {
    return this.passkeys.list(principal);
  }

  @Put('passkeys/enrolment')
  @Authorize({ operation: 'beginPasskeyEnrolment', relation: 'signed-in' })
  beginEnrolment(
    @CurrentPrincipal() principal: Principal,
    @SessionSha256() sessionSha256: string,
    @Body(new ZodBody(enrolmentRequestSchema)) body: EnrolmentRequest,
  ): Promise<CreationOptions> {
    return this.passkeys.beginEnrolment(principal, sessionSha256, body);
  }

  @Post('passkeys')
  @HttpCode(200)
  @Authorize({ operation: 'enrolPasskey', relation: 'signed-in' })
  @Idempotent('effect')
  enrol(
    @CurrentPrincipal() principal: Principal,
    @SessionSha256() sessionSha256: string,
    @Body(new ZodBody(newPasskeySchema)) body: NewPasskey,
  ): Promise<PasskeyView> {
    return this.passkeys.enrol(principal, sessionSha256, body);
  }

  @Delete('passkeys/:passkeyId')
  @HttpCode(204)
  @Authorize({ operation: 'removePasskey', relation: 'signed-in' })
  remove(@CurrentPrincipal() principal: Principal, @Param('passkeyId', IdParam) passkeyId: string): Promise<void> {
    return this.passkeys.remove(principal, passkeyId);
  }

  @Put('step-up/passkey')
  @Authorize({ operation: 'beginPasskeyStepUp', relation: 'signed-in' })
  beginStepUp(
    @CurrentPrincipal() principal: Principal,
    @SessionSha256() sessionSha256: string,
  ): Promise<RequestOptions> {
    return this.confirmations.askForAssertion(principal, sessionSha256, { purpose: 'step-up' });
  }

  @Post('step-up/passkey')
  @HttpCode(200)
  @Authorize({ operation: 'stepUpWithPasskey', relation: 'signed-in' })
  @Idempotent('effect')
  async stepUp(
    @CurrentPrincipal() principal: Principal,
    @SessionSha256() sessionSha256: string,
    @Body(new ZodBody(assertionSchema)) assertion: TypedAssertion,
    @Res({ passthrough: true }) reply: CookieReply,
  ): Promise<SessionView> {
    return answered(await this.stepUps.withPasskey(principal, sessionSha256, assertion), reply);
  }
}
