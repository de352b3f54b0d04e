import { Module } from '@nestjs/common';
import { LedgerController } from './ledger.controller';
import { LedgerService } from './ledger.service';
import { TimelineService } from './timeline.service';

@Module({ controllers: [LedgerController], providers: [LedgerService, TimelineService] })
export class LedgerModule {}
