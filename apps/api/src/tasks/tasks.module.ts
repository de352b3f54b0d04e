import { Module } from '@nestjs/common';
import type { ApiConfig } from '@zeren/config';
import { Acts, Database } from '@zeren/database';
import { AccessModule } from '../access/access.module';
import { API_CONFIG } from '../http/api-config';
import { ActChecksService } from './act-checks.service';
import { ActConfirmationsService } from './act-confirmations.service';
import { ActsService } from './acts.service';
import { DutiesService } from './duties.service';
import { MarksService } from './marks.service';
import { PlanGateService } from './plan-gate.service';
import { Receipts } from './receipts';
import { SignaturePolicyService } from './signature-policy.service';
import { TasksController } from './tasks.controller';
import { TasksService } from './tasks.service';

@Module({
  imports: [AccessModule],
  controllers: [TasksController],
  providers: [
    ActChecksService,
    ActConfirmationsService,
    ActsService,
    DutiesService,
    MarksService,
    PlanGateService,
    SignaturePolicyService,
    TasksService,
    { provide: Acts, useFactory: (database: Database) => new Acts(database), inject: [Database] },
    {
      provide: Receipts,
      useFactory: ({ ledgerName, receiptKey }: ApiConfig) => new Receipts(ledgerName, receiptKey),
      inject: [API_CONFIG],
    },
  ],
})
export class TasksModule {}
