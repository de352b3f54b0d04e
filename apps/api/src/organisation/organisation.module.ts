import { Module } from '@nestjs/common';
import { OrganisationController } from './organisation.controller';
import { OrganisationService } from './organisation.service';
import { SubstitutionsController } from './substitutions.controller';
import { SubstitutionsService } from './substitutions.service';
import { SuccessionsController } from './successions.controller';
import { SuccessionsService } from './successions.service';

@Module({
  controllers: [OrganisationController, SubstitutionsController, SuccessionsController],
  providers: [OrganisationService, SubstitutionsService, SuccessionsService],
})
export class OrganisationModule {}
