import { Module } from '@nestjs/common';
import { EvaluationsController } from './evaluations.controller';
import { EvaluationsService } from './evaluations.service';
import { FilingsService } from './filings.service';

@Module({ controllers: [EvaluationsController], providers: [EvaluationsService, FilingsService] })
export class EvaluationsModule {}
