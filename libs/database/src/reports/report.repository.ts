import type { EntityManager } from 'typeorm';

export interface ReportSummary {
  readonly id: string;
  readonly cycleId: string;
  readonly version: number;
  readonly contentSha256: string;
  readonly documentSha256: string;
  readonly businessAt: string;
  readonly recordedAt: string;
}

export interface ReportToStore {
  readonly id: string;
  readonly cycleId: string;
  readonly version: number;
  /** Canonical JSON, as it was hashed. */
  readonly content: string;
  readonly contentSha256: string;
  readonly document: Uint8Array;
  readonly documentSha256: string;
  readonly at: Date;
}

const columns = `s.id, s.cycle_id as "cycleId", s.version, s.content_sha256 as "contentSha256", s.document_sha256 as "documentSha256",
  iso_instant(s.business_at) as "businessAt", iso_instant(s.recorded_at) as "recordedAt"`;

/** Versions of the summary report; none is ever changed. */
export class ReportRepository {
  constructor(private readonly manager: EntityManager) {}

  /** Newest first. */
  list(
    organisationId: string,
    cycleId: string,
    beforeVersion: number | null,
    limit: number,
  ): Promise<readonly ReportSummary[]> {
    return this.manager.query(
      `select ${columns} from summary_report s
        where s.organisation_id = $1 and s.cycle_id = $2 and ($3::int is null or s.version < $3) order by s.version desc limit $4`,
      [organisationId, cycleId, beforeVersion, limit],
    );
  }

  async find(
    organisationId: string,
    reportId: string,
  ): Promise<(ReportSummary & { readonly content: unknown }) | undefined> {
    const [row]: (ReportSummary & { content: unknown })[] = await this.manager.query(
      `select ${columns}, s.content from summary_report s where s.organisation_id = $1 and s.id = $2`,
      [organisationId, reportId],
    );
    return row;
  }

  async findDocument(
    organisationId: string,
    reportId: string,
  ): Promise<
    | { readonly document: Buffer; readonly documentSha256: string; readonly year: number; readonly version: number }
    | undefined
  > {
    const [row]: { document: Buffer; documentSha256: string; year: number; version: number }[] =
      await this.manager.query(
        `select s.document, s.document_sha256 as "documentSha256", c.year, s.version
         from summary_report s join cycle c on c.organisation_id = s.organisation_id and c.id = s.cycle_id
        where s.organisation_id = $1 and s.id = $2`,
        [organisationId, reportId],
      );
    return row;
  }

  /** Number of the next version; holds the cycle's row, so that two at once get two numbers. */
  async nextVersion(organisationId: string, cycleId: string): Promise<number> {
    await this.manager.query('select 1 from cycle where organisation_id = $1 and id = $2 for update', [
      organisationId,
      cycleId,
    ]);
    const [row]: { version: number }[] = await this.manager.query(
      `select coalesce(max(version), 0) + 1 as version from summary_report where organisation_id = $1 and cycle_id = $2`,
      [organisationId, cycleId],
    );
    return row?.version ?? 1;
  }

  async store(organisationId: string, report: ReportToStore): Promise<void> {
    await this.manager.query(
      `insert into summary_report (organisation_id, id, cycle_id, version, content, content_sha256, document, document_sha256, business_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        organisationId,
        report.id,
        report.cycleId,
        report.version,
        report.content,
        report.contentSha256,
        Buffer.from(report.document),
        report.documentSha256,
        report.at,
      ],
    );
  }
}
