import type { EntityManager } from 'typeorm';
import type { ArchivedRunRow, BundleRow } from './archived-run.repository';

/** An archived run as it is listed: its place in the organisation's chain, and its manifest. */
export interface PlacedRunRow extends ArchivedRunRow {
  readonly place: number;
  readonly cycleId: string | null;
  /** ISO 8601, UTC. */
  readonly archivedAt: string;
}

const columns = `
  place::float8 as place, workflow_id as "workflowId", run_id as "runId", workflow_type as "workflowType", cycle_id as "cycleId",
  floor(extract(epoch from first_event_at) * 1000)::float8 as "firstEventAt",
  floor(extract(epoch from last_event_at) * 1000)::float8 as "lastEventAt", event_count as "eventCount",
  encode(sha256, 'hex') as sha256, encode(plain_sha256, 'hex') as "plainSha256", encode(previous_sha256, 'hex') as "previousSha256",
  encode(bundle_sha256, 'hex') as "bundleSha256", sdk_version as "sdkVersion", server_version as "serverVersion",
  codec_key_ids as "codecKeyIds", status, to_char(archived_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "archivedAt"`;

/** The archive of one organisation, for whoever carries it elsewhere. */
export class ArchivedRunView {
  constructor(private readonly manager: EntityManager) {}

  /** In the order of the chain. @param after place of the last one that is known; -1 for the beginning. */
  list(organisationId: string, after: number, limit: number): Promise<readonly PlacedRunRow[]> {
    return this.manager.query(
      `select ${columns} from archived_run where organisation_id = $1 and place > $2 order by place limit $3`,
      [organisationId, after, limit],
    );
  }

  /** Canonical bytes, gzipped, payloads as they are kept; undefined for a run that is not archived. */
  async historyGzip(organisationId: string, runId: string): Promise<Buffer | undefined> {
    const [row]: { history_gzip: Buffer }[] = await this.manager.query(
      'select history_gzip from archived_run where organisation_id = $1 and run_id = $2',
      [organisationId, runId],
    );
    return row?.history_gzip;
  }

  /** The same of the newest archived run of a process. */
  async newestHistoryGzip(organisationId: string, workflowId: string): Promise<Buffer | undefined> {
    const [row]: { history_gzip: Buffer }[] = await this.manager.query(
      'select history_gzip from archived_run where organisation_id = $1 and workflow_id = $2 order by place desc limit 1',
      [organisationId, workflowId],
    );
    return row?.history_gzip;
  }

  /** Every bundle that a run of the organisation was archived with. */
  bundles(organisationId: string): Promise<readonly BundleRow[]> {
    return this.manager.query(
      `select encode(sha256, 'hex') as sha256, code_gzip as "codeGzip", node_version as "nodeVersion", sdk_version as "sdkVersion",
              encode(lockfile_sha256, 'hex') as "lockfileSha256"
         from workflow_bundle where organisation_id = $1 order by kept_at, sha256`,
      [organisationId],
    );
  }
}
