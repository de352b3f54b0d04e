import { Module } from '@nestjs/common';
import { AppointmentsController } from './appointments.controller';
import { AppointmentsService } from './appointments.service';
import { OrganisationController } from './organisation.controller';
import { OrganisationService } from './organisation.service';
import { SubstitutionsController } from './substitutions.controller';
import { SubstitutionsService } from './substitutions.service';
import { SuccessionsController } from './successions.controller';
import { SuccessionsService } from './successions.service';

@Module({
  controllers: [AppointmentsController, OrganisationController, SubstitutionsController, SuccessionsController],
  providers: [AppointmentsService, OrganisationService, SubstitutionsService, SuccessionsService],
})
export class OrganisationModule {}
