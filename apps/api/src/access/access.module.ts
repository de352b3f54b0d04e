import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessGuard } from './access.guard';
import { LoginService } from './login.service';
import { OpenSessionsController } from './open-sessions.controller';
import { OpenSessionsService } from './open-sessions.service';
import { RateLimiterService } from './rate-limiter.service';
import { RequestMeterService } from './request-meter.service';
import { SessionsController } from './sessions.controller';
import { SessionsService } from './sessions.service';

@Module({
  controllers: [SessionsController, OpenSessionsController],
  providers: [
    LoginService,
    OpenSessionsService,
    RateLimiterService,
    RequestMeterService,
    SessionsService,
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [SessionsService],
})
export class AccessModule {}
