import { Module } from '@nestjs/common';
import { OrganisationController } from './organisation.controller';
import { OrganisationService } from './organisation.service';
import { SubstitutionsController } from './substitutions.controller';
import { SubstitutionsService } from './substitutions.service';

@Module({
  controllers: [OrganisationController, SubstitutionsController],
  providers: [OrganisationService, SubstitutionsService],
})
export class OrganisationModule {}
