import { Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { ProblemFilter } from '../http/problem.filter';
import { AccessGuard } from './access.guard';
import { DenialsService } from './denials.service';
import { LoginService } from './login.service';
import { OpenSessionsController } from './open-sessions.controller';
import { OpenSessionsService } from './open-sessions.service';
import { RateLimiterService } from './rate-limiter.service';
import { RequestMeterService } from './request-meter.service';
import { SecondFactorController } from './second-factor.controller';
import { SecondFactorService } from './second-factor.service';
import { SessionsController } from './sessions.controller';
import { SessionsService } from './sessions.service';
import { StepUpService } from './step-up.service';

@Module({
  controllers: [SessionsController, OpenSessionsController, SecondFactorController],
  providers: [
    DenialsService,
    LoginService,
    OpenSessionsService,
    RateLimiterService,
    RequestMeterService,
    SecondFactorService,
    SessionsService,
    StepUpService,
    { provide: APP_FILTER, useClass: ProblemFilter },
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [SessionsService],
})
export class AccessModule {}
