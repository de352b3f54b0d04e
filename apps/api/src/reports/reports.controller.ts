import { Body, Controller, Get, HttpCode, Param, Post, Query, StreamableFile } from '@nestjs/common';
import {
  cyclePageQuerySchema,
  generateReportSchema,
  type CyclePageQuery,
  type GenerateReport,
  type ReportList,
  type ReportView,
} from '@zeren/api-contracts';
import type { Repositories } from '@zeren/database';
import { Authorize } from '../access/authorize.decorator';
import type { Principal } from '../access/principal';
import { CurrentPrincipal } from '../access/principal.decorator';
import { IdParam } from '../http/id.pipe';
import { Idempotent, InTransaction } from '../http/idempotent.decorator';
import { ZodBody } from '../http/zod-body.pipe';
import { ReportsService } from './reports.service';

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

@Controller('api/v1/reports')
export class ReportsController {
  constructor(private readonly reports: ReportsService) {}

  @Get()
  @Authorize({ operation: 'listReports', relation: 'participant' })
  list(
    @CurrentPrincipal() principal: Principal,
    @Query(new ZodBody(cyclePageQuerySchema)) query: CyclePageQuery,
  ): Promise<ReportList> {
    return this.reports.list(principal, query);
  }

  @Post()
  @HttpCode(201)
  @Authorize({ operation: 'generateReport', roles: ['office'] })
  @Idempotent('transaction')
  generate(
    @CurrentPrincipal() principal: Principal,
    @InTransaction() repositories: Repositories,
    @Body(new ZodBody(generateReportSchema)) body: GenerateReport,
  ): Promise<ReportView> {
    return this.reports.generate(repositories, principal, body);
  }

  @Get(':reportId')
  @Authorize({ operation: 'getReport', relation: 'participant' })
  get(@CurrentPrincipal() principal: Principal, @Param('reportId', IdParam) reportId: string): Promise<ReportView> {
    return this.reports.get(principal, reportId);
  }

  @Get(':reportId/document')
  @Authorize({ operation: 'getReportDocument', relation: 'participant' })
  async document(
    @CurrentPrincipal() principal: Principal,
    @Param('reportId', IdParam) reportId: string,
  ): Promise<StreamableFile> {
    const { document, fileName } = await this.reports.getDocument(principal, reportId);
    return new StreamableFile(document, { type: docx, disposition: `attachment; filename="${fileName}"` });
  }
}
