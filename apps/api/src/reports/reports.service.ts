import { Inject, Injectable } from '@nestjs/common';
import type { CyclePageQuery, GenerateReport, ReportList, ReportView } from '@zeren/api-contracts';
import type { ApiConfig } from '@zeren/config';
import { Database, newId, type Repositories } from '@zeren/database';
import { canonicalJson, type Json } from '@zeren/ledger';
import { createHash } from 'node:crypto';
import type { Principal } from '../access/principal';
import { cycleNow } from '../cycles/cycle-time';
import { sha256 } from '../cycles/cycle-views';
import { requireCycle } from '../cycles/require-cycle';
import { API_CONFIG } from '../http/api-config';
import { keyPageOf, readKeyCursor } from '../http/key-cursor';
import { personEntry } from '../http/person-entry';
import { Problem } from '../http/problem';
import { createReportContent } from './create-report-content';
import { renderReport } from './render-report';
import type { ReportContent } from './report-content';

export interface ReportDocument {
  readonly document: Buffer;
  readonly fileName: string;
}

@Injectable()
export class ReportsService {
  constructor(
    private readonly database: Database,
    @Inject(API_CONFIG) private readonly config: ApiConfig,
  ) {}

  async list({ organisationId }: Principal, { cycleId, limit, cursor }: CyclePageQuery): Promise<ReportList> {
    const after = readKeyCursor(cursor, 'number');
    const rows = await this.database.inTenant(organisationId, ({ reports }) =>
      reports.list(organisationId, cycleId, after ? Number(after[0]) : null, limit + 1),
    );
    return keyPageOf(rows, limit, ({ version, id }) => [String(version), id]);
  }

  get({ organisationId }: Principal, reportId: string): Promise<ReportView> {
    return this.database.inTenant(organisationId, (repositories) =>
      requireReport(repositories, organisationId, reportId),
    );
  }

  async getDocument({ organisationId }: Principal, reportId: string): Promise<ReportDocument> {
    const found = await this.database.inTenant(organisationId, ({ reports }) =>
      reports.findDocument(organisationId, reportId),
    );
    if (!found) throw new Problem('not-found');
    return { document: found.document, fileName: `summary-report-${found.year}-v${found.version}.docx` };
  }

  /** The next version: content from the rows of this very transaction, document from the content, both by hash in the ledger. */
  async generate(repositories: Repositories, principal: Principal, { cycleId }: GenerateReport): Promise<ReportView> {
    const { organisationId } = principal;
    const cycle = await requireCycle(repositories, organisationId, cycleId);
    const facts = await repositories.reportFacts.find(organisationId, cycleId);
    if (!facts) throw new Problem('not-found');
    const report = createReportContent(facts);
    const content = canonicalJson(report as unknown as Json);
    const businessAt = cycleNow(cycle);
    const version = await repositories.reports.nextVersion(organisationId, cycleId);
    const id = newId();
    const contentSha256 = sha256(content);
    const origin = this.config.publicOrigins[0] ?? `http://localhost:${this.config.port}`;
    const checkpoint = await repositories.trees.latestCheckpoint(organisationId);
    const printing = { cycleId, day: cycle.today, contentSha256, origin, ...(checkpoint ? { checkpoint } : {}) };
    const document = await renderReport(report, printing);
    const hashes = { contentSha256, documentSha256: createHash('sha256').update(document).digest('hex') };
    await repositories.reports.store(organisationId, {
      id,
      cycleId,
      version,
      content,
      document,
      ...hashes,
      at: new Date(businessAt),
    });
    await repositories.ledger.append(organisationId, [
      personEntry(principal, 'report.generated', {
        subjectKind: 'report',
        subjectId: id,
        cycleId,
        businessAt,
        facts: { version, ...hashes },
      }),
    ]);
    return requireReport(repositories, organisationId, id);
  }
}

async function requireReport({ reports }: Repositories, organisationId: string, reportId: string): Promise<ReportView> {
  const found = await reports.find(organisationId, reportId);
  if (!found) throw new Problem('not-found');
  const { content, ...row } = found;
  const { work, problems } = content as ReportContent;
  return { ...row, work, problems } as ReportView;
}
