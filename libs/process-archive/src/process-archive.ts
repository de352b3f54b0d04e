import type { Client } from '@temporalio/client';
import type { PayloadCodec } from '@temporalio/common';
import { ArchivedRunIds, newId, type BundleRow, type Database } from '@zeren/database';
import { toBusiness } from '@zeren/domain';
import { ledgerEntry } from '@zeren/ledger';
import { isForgotten, keyIdsOf, openedHistory, withDeadline } from '@zeren/temporal-connection';
import { gzipSync } from 'node:zlib';
import { encodeHistory, sha256Of, type History } from './canonical-history';
import { closedRuns, type ClosedRun } from './closed-runs';
import { historyFacts, type HistoryFacts, type RunManifest } from './run-manifest';
import { runOwner, type RunOwner } from './run-owner';

const deadlineMs = 10_000;
const archiver = 'archiver';

export interface ArchiveParts {
  readonly client: Client;
  readonly database: Database;
  readonly codec: PayloadCodec;
  /** Of the worker's own workflows: what it replays today it can replay later. */
  readonly bundle: BundleRow;
  failed(run: ClosedRun, error: unknown): void;
}

export interface Sweep {
  readonly archived: number;
  /** Still not archived; the next sweep tries again. */
  readonly failed: readonly ClosedRun[];
}

/** A run as the server gave it, measured, not yet at its place. */
interface FetchedRun {
  readonly facts: HistoryFacts;
  readonly owner: RunOwner;
  readonly historyGzip: Buffer;
  readonly hashes: Pick<RunManifest, 'sha256' | 'plainSha256' | 'codecKeyIds'>;
}

/** Keeps what processes did when the server forgets it: histories, the code that replays them, and a leaf of the ledger for each. */
export class ProcessArchive {
  constructor(private readonly parts: ArchiveParts) {}

  /**
   * Archives every run that has ended and is not archived, as far as the server remembers. Each run is one transaction: it
   * can be ended anywhere and begun again, and two at once do each run once. Leaves come later, by the sequencer.
   */
  async archiveClosed(stop?: AbortSignal): Promise<Sweep> {
    const { client, database } = this.parts;
    const { serverVersion } = await withDeadline(client, deadlineMs, () => client.workflowService.getSystemInfo({}));
    let archived = 0;
    const failed: ClosedRun[] = [];
    for (const run of await unarchivedRuns(client, database)) {
      if (stop?.aborted) break;
      try {
        archived += await this.archive(run, serverVersion);
      } catch (error) {
        failed.push(run);
        this.parts.failed(run, error);
      }
    }
    return { archived, failed };
  }

  /** After the run that it continued, as long as the server has it. Answers how many were added. */
  private async archive(run: Pick<ClosedRun, 'workflowId' | 'runId'>, serverVersion: string): Promise<number> {
    const fetched = await this.fetch(run);
    const before = await this.archiveContinued(run.workflowId, fetched.facts.continuedRunId, serverVersion);
    return before + ((await this.store(run, fetched, serverVersion)) ? 1 : 0);
  }

  private async archiveContinued(workflowId: string, runId: string | null, serverVersion: string): Promise<number> {
    if (runId === null || (await new ArchivedRunIds(this.parts.database).among([runId])).has(runId)) return 0;
    try {
      return await this.archive({ workflowId, runId }, serverVersion);
    } catch (error) {
      if (isForgotten(error)) return 0;
      throw error;
    }
  }

  private async fetch({ workflowId, runId }: Pick<ClosedRun, 'workflowId' | 'runId'>): Promise<FetchedRun> {
    const { client, codec } = this.parts;
    const history: History = await withDeadline(client, deadlineMs, () =>
      client.workflow.getHandle(workflowId, runId).fetchHistory(),
    );
    const bytes = encodeHistory(history);
    const opened = await openedHistory(history, workflowId, codec);
    return {
      facts: historyFacts(history),
      owner: runOwner(opened),
      historyGzip: gzipSync(bytes),
      hashes: {
        sha256: sha256Of(bytes),
        plainSha256: sha256Of(encodeHistory(opened)),
        codecKeyIds: await keyIdsOf(history),
      },
    };
  }

  /** Run, bundle and ledger entry in one transaction; false when another one was faster. */
  private store(
    { workflowId, runId }: Pick<ClosedRun, 'workflowId' | 'runId'>,
    { facts: { continuedRunId: _, ...facts }, owner, historyGzip, hashes }: FetchedRun,
    serverVersion: string,
  ): Promise<boolean> {
    const { organisationId, cycleId = null, clock } = owner;
    const { database, bundle } = this.parts;
    return database.inTenant(organisationId, async ({ archivedRuns, ledger }) => {
      const { place, previousSha256 } = await archivedRuns.takeEnd(organisationId);
      if (await archivedRuns.has(organisationId, runId)) return false;
      const archivedAt = Date.now();
      const manifest: RunManifest = {
        ...{ workflowId, runId, ...facts, ...hashes },
        ...{ previousSha256, bundleSha256: bundle.sha256, serverVersion },
      };
      await archivedRuns.keepBundle(organisationId, bundle);
      await archivedRuns.add(organisationId, place, { ...manifest, cycleId, historyGzip, archivedAt });
      const entry = ledgerEntry({
        entryId: newId(),
        organisationId,
        kind: 'run.archived',
        actorId: archiver,
        businessAt: clock ? Math.floor(toBusiness(clock, archivedAt)) : archivedAt,
        recordedAt: archivedAt,
        subject: { id: runId, kind: 'run', ...manifest },
      });
      const found = {
        cycleId,
        subjectKind: 'run',
        subjectId: runId,
        processKey: `${workflowId}/run.archived/${runId}`,
      };
      await ledger.append(organisationId, [{ ...entry, ...found }]);
      return true;
    });
  }
}

/** What has ended and is not archived, the oldest first. Needs no keys. */
export async function unarchivedRuns(client: Client, database: Database): Promise<readonly ClosedRun[]> {
  const closed = await closedRuns(client);
  const archived = await new ArchivedRunIds(database).among(closed.map(({ runId }) => runId));
  return closed.filter(({ runId }) => !archived.has(runId));
}
