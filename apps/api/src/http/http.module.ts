import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Log } from './log';
import { OpenApiController } from './openapi.controller';
import { Routes } from './routes';

/** What every feature's routes go through. */
@Global()
@Module({
  imports: [DiscoveryModule],
  controllers: [OpenApiController],
  providers: [Log, Routes],
  exports: [Log, Routes],
})
export class HttpModule {}
