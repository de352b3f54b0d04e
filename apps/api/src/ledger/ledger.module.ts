import { Module } from '@nestjs/common';
import { CheckpointCheckService } from './checkpoint-check.service';
import { CheckpointsController } from './checkpoints.controller';
import { LedgerController } from './ledger.controller';
import { LedgerService } from './ledger.service';
import { ProcessStepsService } from './process-steps.service';
import { ProofsService } from './proofs.service';
import { TimelineExportService } from './timeline-export.service';
import { TimelineService } from './timeline.service';
import { TimelinesController } from './timelines.controller';

@Module({
  controllers: [CheckpointsController, LedgerController, TimelinesController],
  providers: [
    CheckpointCheckService,
    LedgerService,
    ProcessStepsService,
    ProofsService,
    TimelineExportService,
    TimelineService,
  ],
})
export class LedgerModule {}
