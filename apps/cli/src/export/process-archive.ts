import type { PayloadKey } from '@zeren/config';
import type { PlacedRunRow, Repositories } from '@zeren/database';
import { keptHistory } from '@zeren/process-archive';
import { openedHistory, payloadCodec } from '@zeren/temporal-connection';
import { gunzipSync } from 'node:zlib';
import type { Code } from './export-cycle';
import type { FoundRun } from './found-run';

/** A run as the archive keeps it. */
export interface ArchivedRun extends FoundRun {
  readonly codeSha256: string;
}

const pageSize = 200;

/** Archived runs of a cycle with their histories in clear. @throws ValueError when a key is missing */
export async function archivedRunsOf(
  { archive }: Pick<Repositories, 'archive'>,
  organisationId: string,
  cycleId: string,
  payloadKeys: readonly PayloadKey[],
): Promise<readonly ArchivedRun[]> {
  const runs: ArchivedRun[] = [];
  for (let page = await archive.list(organisationId, -1, pageSize); page.length > 0;) {
    for (const row of page.filter((one) => one.cycleId === cycleId)) {
      const kept = await archive.historyGzip(organisationId, row.runId);
      if (kept) runs.push(await opened(row, kept, payloadKeys));
    }
    page = await archive.list(organisationId, page.at(-1)?.place ?? 0, pageSize);
  }
  return runs;
}

async function opened(
  { workflowId, runId, bundleSha256 }: PlacedRunRow,
  kept: Buffer,
  payloadKeys: readonly PayloadKey[],
): Promise<ArchivedRun> {
  const history = await openedHistory(keptHistory(kept), workflowId, payloadCodec(payloadKeys));
  return { workflowId, runId, codeSha256: bundleSha256, history };
}

/** Code that the archive keeps. */
export async function archivedCode(
  { archive }: Pick<Repositories, 'archive'>,
  organisationId: string,
): Promise<readonly Code[]> {
  const bundles = await archive.bundles(organisationId);
  return bundles.map(({ sha256, codeGzip }) => ({ sha256, text: gunzipSync(codeGzip).toString('utf8') }));
}
