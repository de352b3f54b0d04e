import type { Database } from '@zeren/database';
import { writeBundle, type CodeRecord, type RunRecord } from '@zeren/evidence-bundle';
import { setTimeout as pause } from 'node:timers/promises';
import { buildIdOf, walkRuns, type FoundRun } from './found-run';
import { gatherRecords } from './gather-records';

/** A workflow bundle, by its hash. */
export type Code = Omit<CodeRecord, 'type'>;

export interface ExportParts {
  readonly database: Database;
  readonly organisationId: string;
  readonly cycleId: string;
  /** The newest run of a process; undefined when nobody remembers it. */
  readonly find: (workflowId: string) => Promise<FoundRun | undefined>;
  readonly encode: (history: FoundRun['history']) => Uint8Array;
  /** Code that may have run processes, the likeliest first. */
  readonly codes: readonly Code[];
  readonly patienceMs: number;
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
 * @throws Error in one sentence when that checkpoint does not come.
 */
export async function exportCycle(parts: ExportParts): Promise<Exported> {
  const { database, organisationId, cycleId } = parts;
  const runs = await walkRuns(`cycle/${cycleId}`, parts.find);
  await untilCovered(parts, new Date());
  return database.readTenant(organisationId, async (repositories) => {
    const { header, records } = await gatherRecords(repositories, organisationId, cycleId);
    const written = runs.map((run) => runRecord(run, parts));
    const used = new Set(written.map(({ codeSha256 }) => codeSha256));
    const codes = parts.codes
      .filter(({ sha256 }) => used.has(sha256))
      .map((code): CodeRecord => ({ type: 'code', ...code }));
    const text = writeBundle([
      header,
      ...records,
      ...codes.toSorted((a, b) => (a.sha256 < b.sha256 ? -1 : 1)),
      ...written.toSorted((a, b) => (a.workflowId < b.workflowId ? -1 : 1)),
    ]);
    const count = (type: string) => records.filter((record) => record.type === type).length;
    return { text, leaves: count('leaf'), checkpoints: count('checkpoint'), histories: written.length };
  });
}

function runRecord(run: FoundRun, { codes, encode }: ExportParts): RunRecord {
  const buildId = buildIdOf(run);
  const code = codes.find(({ sha256 }) => buildId !== '' && sha256.startsWith(buildId)) ?? codes[0];
  if (!code) throw new Error(`the code that ran ${run.workflowId} is not here`);
  const { workflowId, runId } = run;
  const history = Buffer.from(encode(run.history)).toString('base64');
  return { type: 'run', workflowId, runId, state: 'open', codeSha256: code.sha256, history };
}

async function untilCovered(parts: ExportParts, until: Date): Promise<void> {
  const { database, organisationId, cycleId, patienceMs } = parts;
  const end = Date.now() + patienceMs;
  for (;;) {
    const rest = await database.readTenant(organisationId, ({ evidence }) =>
      evidence.uncovered(organisationId, cycleId, until),
    );
    if (rest === 0) return;
    if (Date.now() > end)
      throw new Error(`${rest} entries of the cycle are not covered by a checkpoint: is the worker running?`);
    await pause(everyMs);
  }
}
