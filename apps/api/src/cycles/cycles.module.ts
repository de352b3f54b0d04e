import { Module } from '@nestjs/common';
import { BoardService } from './board.service';
import { CommandsService } from './commands.service';
import { CyclesController } from './cycles.controller';
import { CyclesService } from './cycles.service';
import { ProcessService } from './process.service';
import { StartingService } from './starting.service';

@Module({
  controllers: [CyclesController],
  providers: [CyclesService, StartingService, CommandsService, ProcessService, BoardService],
})
export class CyclesModule {}
