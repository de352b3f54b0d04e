import type { PayloadKey } from '@zeren/config';
import type { Database, Repositories } from '@zeren/database';
import { writeBundle, type CodeRecord, type RunRecord } from '@zeren/evidence-bundle';
import { encodeHistory } from '@zeren/process-archive';
import { setTimeout as pause } from 'node:timers/promises';
import { buildIdOf, walkRuns, type FoundRun } from './found-run';
import { gatherRecords, type LedgerRecords } from './gather-records';
import { archivedCode, archivedRunsOf, type ArchivedRun } from './process-archive';

/** A workflow bundle, by its hash. */
export type Code = Omit<CodeRecord, 'type'>;

export interface ExportParts {
  readonly database: Database;
  readonly organisationId: string;
  readonly cycleId: string;
  readonly payloadKeys: readonly PayloadKey[];
  /** A process that the server still remembers. */
  readonly find: (workflowId: string) => Promise<FoundRun | undefined>;
  /** Code of this build: for processes that are not archived yet. */
  readonly localCode: readonly Code[];
  readonly patienceMs: number;
  /** Waits also until everything that the server remembers is archived. */
  readonly untilArchived: boolean;
}

export interface Exported {
  readonly text: string;
  readonly leaves: number;
  readonly checkpoints: number;
  readonly histories: number;
}

const everyMs = 500;

/**
 * Histories first, then the ledger once a checkpoint covers what they tell of: so the ledger knows at least as much as they do.
 *
 * @throws Error in one sentence when that checkpoint does not come in time.
 */
export async function exportCycle(parts: ExportParts): Promise<Exported> {
  const { database, organisationId, cycleId } = parts;
  const archivedBefore = await read(parts, (repositories) =>
    archivedRunsOf(repositories, organisationId, cycleId, parts.payloadKeys),
  );
  const kept = new Map(archivedBefore.map((run) => [run.workflowId, run]));
  const runs = await walkRuns(`cycle/${cycleId}`, async (id) => kept.get(id) ?? parts.find(id));
  if (parts.untilArchived) await untilNone(parts, 'ended processes are not archived', () => waiting(parts, runs));
  const until = new Date();
  await untilNone(parts, 'entries of the cycle are not covered by a checkpoint', () =>
    read(parts, ({ evidence }) => evidence.uncovered(organisationId, cycleId, until)),
  );
  return database.readTenant(organisationId, async (repositories) => {
    const gathered = await gatherRecords(repositories, organisationId, cycleId);
    const archived = await archivedRunsOf(repositories, organisationId, cycleId, parts.payloadKeys);
    const codes = [...(await archivedCode(repositories, organisationId)), ...parts.localCode];
    return bundleOf(gathered, recordsOfRuns(runs, archived, gathered, codes), codes);
  });
}

const read = <T>({ database, organisationId }: ExportParts, work: (repositories: Repositories) => Promise<T>) =>
  database.readTenant(organisationId, work);

/** How many of the runs the archive has not taken. */
async function waiting({ database, organisationId, cycleId, payloadKeys }: ExportParts, runs: readonly FoundRun[]) {
  const archived = await database.readTenant(organisationId, (repositories) =>
    archivedRunsOf(repositories, organisationId, cycleId, payloadKeys),
  );
  return runs.length - archived.length;
}

async function untilNone({ patienceMs }: ExportParts, of: string, count: () => Promise<number>): Promise<void> {
  const end = Date.now() + patienceMs;
  for (;;) {
    const rest = await count();
    if (rest <= 0) return;
    if (Date.now() > end) throw new Error(`${rest} ${of} after ${patienceMs / 1_000} s: is the worker running?`);
    await pause(everyMs);
  }
}

/** What the ledger of the bundle says is archived comes from the archive; everything else as it was found. */
function recordsOfRuns(
  found: readonly FoundRun[],
  archived: readonly ArchivedRun[],
  { archivedRunIds }: LedgerRecords,
  codes: readonly Code[],
): readonly RunRecord[] {
  const kept = archived.filter(({ runId }) => archivedRunIds.has(runId));
  const known = new Set(kept.map(({ runId }) => runId));
  return [
    ...kept.map((run) => recordOf(run, 'archived', run.codeSha256)),
    ...found.filter(({ runId }) => !known.has(runId)).map((run) => recordOf(run, 'open', codeOf(run, codes))),
  ];
}

const recordOf = (
  { workflowId, runId, history }: FoundRun,
  state: RunRecord['state'],
  codeSha256: string,
): RunRecord => ({
  ...{ type: 'run', workflowId, runId, state, codeSha256 },
  history: Buffer.from(encodeHistory(history)).toString('base64'),
});

function codeOf(run: FoundRun, codes: readonly Code[]): string {
  const buildId = buildIdOf(run);
  const code = codes.find(({ sha256 }) => buildId !== '' && sha256.startsWith(buildId)) ?? codes.at(-1);
  if (!code)
    throw new Error(`the code that ran ${run.workflowId} is not here: build first, or export from where it runs`);
  return code.sha256;
}

function bundleOf(
  { header, records, counts }: LedgerRecords,
  runs: readonly RunRecord[],
  codes: readonly Code[],
): Exported {
  const used = new Set(runs.map(({ codeSha256 }) => codeSha256));
  const bySha256 = new Map(codes.filter(({ sha256 }) => used.has(sha256)).map((code) => [code.sha256, code]));
  const text = writeBundle([
    header,
    ...records,
    ...[...bySha256.values()]
      .toSorted((a, b) => (a.sha256 < b.sha256 ? -1 : 1))
      .map((code): CodeRecord => ({ type: 'code', ...code })),
    ...runs.toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1)),
  ]);
  return { text, ...counts, histories: runs.length };
}

const placeOf = ({ workflowId, runId }: RunRecord): string => `${workflowId} ${runId}`;
