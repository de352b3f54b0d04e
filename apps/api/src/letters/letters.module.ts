import { Module } from '@nestjs/common';
import { LetterChecksController } from './letter-checks.controller';
import { LetterChecksService } from './letter-checks.service';
import { LettersController } from './letters.controller';
import { LettersService } from './letters.service';

@Module({ controllers: [LettersController, LetterChecksController], providers: [LettersService, LetterChecksService] })
export class LettersModule {}
