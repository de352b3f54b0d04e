import { Module } from '@nestjs/common';
import { RehearsalsController } from './rehearsals.controller';
import { RehearsalsService } from './rehearsals.service';
import { TemplatesController } from './templates.controller';

@Module({ controllers: [TemplatesController, RehearsalsController], providers: [RehearsalsService] })
export class TemplatesModule {}
