import { Module } from '@nestjs/common';
import { Acts, Database } from '@zeren/database';
import { AccessModule } from '../access/access.module';
import { ActsService } from './acts.service';
import { DutiesService } from './duties.service';
import { MarksService } from './marks.service';
import { TasksController } from './tasks.controller';
import { TasksService } from './tasks.service';

@Module({
  imports: [AccessModule],
  controllers: [TasksController],
  providers: [
    ActsService,
    DutiesService,
    MarksService,
    TasksService,
    { provide: Acts, useFactory: (database: Database) => new Acts(database), inject: [Database] },
  ],
})
export class TasksModule {}
