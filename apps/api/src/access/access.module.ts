import { Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { ProblemFilter } from '../http/problem.filter';
import { AccessGuard } from './access.guard';
import { DenialsService } from './denials.service';
import { ApiTokensController } from './api-tokens.controller';
import { ApiTokensService } from './api-tokens.service';
import { CurrentFactorService } from './current-factor.service';
import { FactorSecretsService } from './factor-secrets.service';
import { ExternalLoginsService } from './external-logins.service';
import { IdentitiesController } from './identities.controller';
import { IdentitiesService } from './identities.service';
import { OpenIdIssuersService } from './openid-issuers.service';
import { LoginLimitsService } from './login-limits.service';
import { LoginService } from './login.service';
import { OpenSessionsController } from './open-sessions.controller';
import { OpenSessionsService } from './open-sessions.service';
import { PasskeyConfirmationsService } from './passkey-confirmations.service';
import { PasskeySiteService } from './passkey-site.service';
import { PasskeysController } from './passkeys.controller';
import { PasskeysService } from './passkeys.service';
import { RateLimiterService } from './rate-limiter.service';
import { RequestMeterService } from './request-meter.service';
import { SecondFactorController } from './second-factor.controller';
import { SecondFactorService } from './second-factor.service';
import { SessionsController } from './sessions.controller';
import { SessionsService } from './sessions.service';
import { StepUpService } from './step-up.service';

@Module({
  controllers: [
    ApiTokensController,
    IdentitiesController,
    SessionsController,
    OpenSessionsController,
    PasskeysController,
    SecondFactorController,
  ],
  providers: [
    DenialsService,
    ApiTokensService,
    CurrentFactorService,
    ExternalLoginsService,
    FactorSecretsService,
    IdentitiesService,
    OpenIdIssuersService,
    LoginLimitsService,
    LoginService,
    OpenSessionsService,
    PasskeyConfirmationsService,
    PasskeySiteService,
    PasskeysService,
    RateLimiterService,
    RequestMeterService,
    SecondFactorService,
    SessionsService,
    StepUpService,
    { provide: APP_FILTER, useClass: ProblemFilter },
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [PasskeyConfirmationsService, SessionsService],
})
export class AccessModule {}
