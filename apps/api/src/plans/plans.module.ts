import { Module } from '@nestjs/common';
import { ConsultationController } from './consultation.controller';
import { ConsultationService } from './consultation.service';
import { PlansController } from './plans.controller';
import { PlansService } from './plans.service';
import { ProgressController } from './progress.controller';
import { ProgressService } from './progress.service';

@Module({
  controllers: [PlansController, ConsultationController, ProgressController],
  providers: [PlansService, ConsultationService, ProgressService],
})
export class PlansModule {}
