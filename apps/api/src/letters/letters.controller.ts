import { Controller, Get, Param, Query } from '@nestjs/common';
import {
  cyclePageQuerySchema,
  letterChangesQuerySchema,
  letterVersionsQuerySchema,
  type CyclePageQuery,
  type LetterChanges,
  type LetterChangesQuery,
  type LetterList,
  type LetterVersion,
  type LetterVersionList,
  type LetterVersionsQuery,
  type LetterView,
} from '@zeren/api-contracts';
import { Authorize } from '../access/authorize.decorator';
import type { Principal } from '../access/principal';
import { CurrentPrincipal } from '../access/principal.decorator';
import { IdParam } from '../http/id.pipe';
import { ZodBody } from '../http/zod-body.pipe';
import { LettersService } from './letters.service';

@Controller('api/v1/letters')
export class LettersController {
  constructor(private readonly letters: LettersService) {}

  @Get()
  @Authorize({ operation: 'listLetters', relation: 'participant' })
  list(
    @CurrentPrincipal() principal: Principal,
    @Query(new ZodBody(cyclePageQuerySchema)) query: CyclePageQuery,
  ): Promise<LetterList> {
    return this.letters.list(principal, query);
  }

  @Get(':letterId')
  @Authorize({ operation: 'getLetter', relation: 'participant' })
  get(@CurrentPrincipal() principal: Principal, @Param('letterId', IdParam) letterId: string): Promise<LetterView> {
    return this.letters.get(principal, letterId);
  }

  @Get(':letterId/versions')
  @Authorize({ operation: 'listLetterVersions', relation: 'participant' })
  versions(
    @CurrentPrincipal() principal: Principal,
    @Param('letterId', IdParam) letterId: string,
    @Query(new ZodBody(letterVersionsQuerySchema)) query: LetterVersionsQuery,
  ): Promise<LetterVersionList> {
    return this.letters.listVersions(principal, letterId, query);
  }

  @Get(':letterId/versions/:version')
  @Authorize({ operation: 'getLetterVersion', relation: 'participant' })
  version(
    @CurrentPrincipal() principal: Principal,
    @Param('letterId', IdParam) letterId: string,
    @Param('version') version: string,
  ): Promise<LetterVersion> {
    return this.letters.getVersion(principal, letterId, version);
  }

  @Get(':letterId/versions/:version/changes')
  @Authorize({ operation: 'getLetterChanges', relation: 'participant' })
  changes(
    @CurrentPrincipal() principal: Principal,
    @Param('letterId', IdParam) letterId: string,
    @Param('version') version: string,
    @Query(new ZodBody(letterChangesQuerySchema)) query: LetterChangesQuery,
  ): Promise<LetterChanges> {
    return this.letters.getChanges(principal, letterId, version, query);
  }
}
