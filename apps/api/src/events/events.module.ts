import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module';
import { ChangesService } from './changes.service';
import { EventsController } from './events.controller';

@Module({ imports: [AccessModule], controllers: [EventsController], providers: [ChangesService] })
export class EventsModule {}
