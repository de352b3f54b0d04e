import type { EpochMs } from '@zeren/domain';
import type { EntityManager } from 'typeorm';

/** What is known of an archived run without reading it. Hashes are 64 hexadecimal digits. */
export interface ArchivedRunRow {
  readonly workflowId: string;
  readonly runId: string;
  readonly workflowType: string;
  readonly firstEventAt: EpochMs;
  readonly lastEventAt: EpochMs;
  readonly eventCount: number;
  /** Of the canonical bytes as they are kept: payloads still encrypted. */
  readonly sha256: string;
  /** Of the canonical bytes with the payloads in clear. */
  readonly plainSha256: string;
  /** `sha256` of the run that the organisation archived before this one; null for its first. */
  readonly previousSha256: string | null;
  /** The workflow bundle of the worker that archived the run; it can replay it. */
  readonly bundleSha256: string;
  /** As the history says; null when no worker has named its version. */
  readonly sdkVersion: string | null;
  readonly serverVersion: string;
  /** Keys that opened the payloads; none for a history in clear. */
  readonly codecKeyIds: readonly string[];
  readonly status: string;
}

export interface RunToStore extends ArchivedRunRow {
  /** Of the cycle it belonged to; null for a process of none. */
  readonly cycleId: string | null;
  readonly historyGzip: Buffer;
  readonly archivedAt: EpochMs;
}

/** Where the next run of an organisation stands. */
export interface ArchiveEnd {
  readonly place: number;
  readonly previousSha256: string | null;
}

export interface BundleRow {
  readonly sha256: string;
  readonly codeGzip: Buffer;
  readonly nodeVersion: string;
  readonly sdkVersion: string;
  readonly lockfileSha256: string;
}

/** Archived runs of one organisation, each on the one before it. Append only: the role of the app cannot do anything else. */
export class ArchivedRunRepository {
  constructor(private readonly manager: EntityManager) {}

  /** The end of the chain, and until the transaction ends nobody else's to add to. */
  async takeEnd(organisationId: string): Promise<ArchiveEnd> {
    await this.manager.query(`select pg_advisory_xact_lock(hashtext('zeren.archived-run'), hashtext($1))`, [
      organisationId,
    ]);
    const [last]: ArchiveEnd[] = await this.manager.query(
      `select (place + 1)::float8 as place, encode(sha256, 'hex') as "previousSha256"
         from archived_run where organisation_id = $1 order by place desc limit 1`,
      [organisationId],
    );
    return last ?? { place: 0, previousSha256: null };
  }

  async has(organisationId: string, runId: string): Promise<boolean> {
    const rows: unknown[] = await this.manager.query(
      'select 1 from archived_run where organisation_id = $1 and run_id = $2',
      [organisationId, runId],
    );
    return rows.length > 0;
  }

  /** @throws when its place is taken: nobody has held the end of the chain. */
  async add(organisationId: string, place: number, run: RunToStore): Promise<void> {
    await this.manager.query(
      `with known as (insert into archived_run_id (run_id) values ($2))
       insert into archived_run (organisation_id, run_id, place, workflow_id, workflow_type, cycle_id, first_event_at, last_event_at,
                                 event_count, sha256, plain_sha256, previous_sha256, bundle_sha256, sdk_version, server_version,
                                 codec_key_ids, status, history_gzip, archived_at)
       values ($1, $2, $3, $4, $5, $6, to_timestamp($7 / 1000.0), to_timestamp($8 / 1000.0), $9, decode($10, 'hex'), decode($11, 'hex'),
               decode($12, 'hex'), decode($13, 'hex'), $14, $15, $16, $17, $18, to_timestamp($19 / 1000.0))`,
      [
        organisationId,
        run.runId,
        place,
        run.workflowId,
        run.workflowType,
        run.cycleId,
        run.firstEventAt,
        run.lastEventAt,
        run.eventCount,
        run.sha256,
        run.plainSha256,
        run.previousSha256,
        run.bundleSha256,
        run.sdkVersion,
        run.serverVersion,
        run.codecKeyIds,
        run.status,
        run.historyGzip,
        run.archivedAt,
      ],
    );
  }

  /** Adds nothing when it is there. */
  async keepBundle(organisationId: string, bundle: BundleRow): Promise<void> {
    await this.manager.query(
      `insert into workflow_bundle (organisation_id, sha256, code_gzip, node_version, sdk_version, lockfile_sha256)
       select $1, decode($2, 'hex'), $3, $4, $5, decode($6, 'hex')
        where not exists (select 1 from workflow_bundle where organisation_id = $1 and sha256 = decode($2, 'hex'))
       on conflict do nothing`,
      [organisationId, bundle.sha256, bundle.codeGzip, bundle.nodeVersion, bundle.sdkVersion, bundle.lockfileSha256],
    );
  }
}
