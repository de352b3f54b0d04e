import { Module } from '@nestjs/common';
import { ClocksController } from './clocks.controller';
import { ClocksService } from './clocks.service';
import { ExtensionsController } from './extensions.controller';
import { ExtensionsService } from './extensions.service';

@Module({ controllers: [ClocksController, ExtensionsController], providers: [ClocksService, ExtensionsService] })
export class ClocksModule {}
