import { Module } from '@nestjs/common';
import type { ApiConfig } from '@zeren/config';
import { API_CONFIG } from '../http/api-config';
import { ModeController } from './mode.controller';
import { WebController } from './web.controller';
import { WebFiles } from './web-files';

/** Last in the list of features: its route takes what no other one wants. */
@Module({
  controllers: [ModeController, WebController],
  providers: [
    { provide: WebFiles, useFactory: ({ webDist }: ApiConfig) => new WebFiles(webDist), inject: [API_CONFIG] },
  ],
})
export class WebModule {}
