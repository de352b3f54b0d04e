import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import {
  enterRecordSchema,
  recordCountsQuerySchema,
  recordsQuerySchema,
  type EnterRecord,
  type RecordCounts,
  type RecordCountsQuery,
  type RecordList,
  type RecordsQuery,
  type RecordView,
} from '@zeren/api-contracts';
import type { Repositories } from '@zeren/database';
import { Authorize } from '../access/authorize.decorator';
import type { Principal } from '../access/principal';
import { CurrentPrincipal } from '../access/principal.decorator';
import { Idempotent, InTransaction } from '../http/idempotent.decorator';
import { ZodBody } from '../http/zod-body.pipe';
import { RecordsService } from './records.service';

@Controller('api/v1/records')
export class RecordsController {
  constructor(private readonly records: RecordsService) {}

  @Get()
  @Authorize({ operation: 'listRecords', relation: 'participant' })
  list(
    @CurrentPrincipal() principal: Principal,
    @Query(new ZodBody(recordsQuerySchema)) query: RecordsQuery,
  ): Promise<RecordList> {
    return this.records.list(principal, query);
  }

  @Get('counts')
  @Authorize({ operation: 'countRecords', relation: 'participant' })
  count(
    @CurrentPrincipal() principal: Principal,
    @Query(new ZodBody(recordCountsQuerySchema)) query: RecordCountsQuery,
  ): Promise<RecordCounts> {
    return this.records.count(principal, query);
  }

  @Post()
  @HttpCode(201)
  @Authorize({ operation: 'enterRecord', roles: ['office'] })
  @Idempotent('transaction')
  enter(
    @CurrentPrincipal() principal: Principal,
    @InTransaction() repositories: Repositories,
    @Body(new ZodBody(enterRecordSchema)) body: EnterRecord,
  ): Promise<RecordView> {
    return this.records.enter(repositories, principal, body);
  }
}
