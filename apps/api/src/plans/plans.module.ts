import { Module } from '@nestjs/common';
import { ConsultationController } from './consultation.controller';
import { ConsultationService } from './consultation.service';
import { LastYearController } from './last-year.controller';
import { LastYearService } from './last-year.service';
import { PlansController } from './plans.controller';
import { PlansService } from './plans.service';
import { ProgressController } from './progress.controller';
import { ProgressService } from './progress.service';

@Module({
  controllers: [PlansController, ConsultationController, LastYearController, ProgressController],
  providers: [PlansService, ConsultationService, LastYearService, ProgressService],
})
export class PlansModule {}
