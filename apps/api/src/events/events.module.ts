import { Module } from '@nestjs/common';
import { ChangesService } from './changes.service';
import { EventsController } from './events.controller';

@Module({ controllers: [EventsController], providers: [ChangesService] })
export class EventsModule {}
