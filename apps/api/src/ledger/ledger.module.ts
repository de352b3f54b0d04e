import { Module } from '@nestjs/common';
import { AsOfController } from './as-of.controller';
import { AsOfService } from './as-of.service';
import { CheckpointCheckService } from './checkpoint-check.service';
import { CheckpointsController } from './checkpoints.controller';
import { LedgerController } from './ledger.controller';
import { LedgerService } from './ledger.service';
import { LegibleProcessesService } from './legible-processes.service';
import { ProcessStepsService } from './process-steps.service';
import { ProcessesController } from './processes.controller';
import { ProcessesService } from './processes.service';
import { ProofsService } from './proofs.service';
import { SilenceService } from './silence.service';
import { TimelineExportService } from './timeline-export.service';
import { TimelineService } from './timeline.service';
import { TimelinesController } from './timelines.controller';

@Module({
  controllers: [AsOfController, CheckpointsController, LedgerController, ProcessesController, TimelinesController],
  providers: [
    AsOfService,
    CheckpointCheckService,
    LedgerService,
    LegibleProcessesService,
    ProcessStepsService,
    ProcessesService,
    ProofsService,
    SilenceService,
    TimelineExportService,
    TimelineService,
  ],
})
export class LedgerModule {}
