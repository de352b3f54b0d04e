import { Module } from '@nestjs/common';
import { CheckpointCheckService } from './checkpoint-check.service';
import { CheckpointsController } from './checkpoints.controller';
import { LedgerController } from './ledger.controller';
import { LedgerService } from './ledger.service';
import { ProofsService } from './proofs.service';
import { TimelineService } from './timeline.service';

@Module({
  controllers: [CheckpointsController, LedgerController],
  providers: [CheckpointCheckService, LedgerService, ProofsService, TimelineService],
})
export class LedgerModule {}
