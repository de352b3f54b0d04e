import { Global, Module } from '@nestjs/common';
import { APP_FILTER, DiscoveryModule } from '@nestjs/core';
import { Log } from './log';
import { OpenApiController } from './openapi.controller';
import { ProblemFilter } from './problem.filter';
import { Routes } from './routes';

/** What every feature's routes go through. */
@Global()
@Module({
  imports: [DiscoveryModule],
  controllers: [OpenApiController],
  providers: [Log, Routes, { provide: APP_FILTER, useClass: ProblemFilter }],
  exports: [Log, Routes],
})
export class HttpModule {}
