import type { ReportView } from '@zeren/api-contracts';
import { loadDemoConfig } from '@zeren/config';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runExport } from '../export/run-export';
import type { ApiClient } from './api-client';
import { collectCounters, type Counters } from './counters';
import { demoUsage, readDemoOptions, type DemoOptions } from './demo-options';
import { compare, loadExpected, tableText, type ComparedRow } from './expected';
import { instantOf } from './local-day';
import { loadYear } from './load-year';
import { People } from './people';
import { playYear, type PlayedYear } from './play-year';
import { duration, Progress } from './progress';
import { isActed } from './script';

const officeLogin = 'P-S01';
const repository = path.resolve(__dirname, '../../../..');

async function main(args: readonly string[]): Promise<number> {
  const options = readDemoOptions(args);
  if (!options) {
    process.stderr.write(`${demoUsage}\n`);
    return 2;
  }
  const abort = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => abort.abort(new Error('stopped')));
  return play(options, abort.signal);
}

async function play(options: DemoOptions, signal: AbortSignal): Promise<number> {
  const startedAt = Date.now();
  const year = loadYear();
  const actCount = year.rows.filter(isActed).length;
  const remainingMs = (day: string) =>
    ((instantOf('2027-04-01', '00:00') - instantOf(day, '00:00')) / 86_400_000) * options.msPerDay;
  const progress = new Progress(process.stderr, options.isQuiet, remainingMs, actCount);
  const origin = new URL(options.url ?? loadDemoConfig().url).origin;
  const people = await People.open(origin, [
    officeLogin,
    ...year.rows.flatMap(({ actor }) => (actor === '' ? [] : [actor])),
  ]);
  try {
    progress.say(`${people.count} people logged in at ${origin}; a business day takes ${options.msPerDay} ms`);
    const office = people.of(officeLogin);
    const played = await playYear({ people, office, year, progress, msPerDay: options.msPerDay, signal });
    progress.end();
    const reportFile = await saveReport(office, played, options);
    const counters = await collectCounters(office, played);
    if (options.exportFile) await saveEvidence(played, options.exportFile, progress);
    const seconds = Math.round((Date.now() - startedAt) / 100) / 10;
    return tell(options, { counters, seconds, reportFile, rows: compare(loadExpected(), counters) });
  } finally {
    progress.end();
    await people.close();
  }
}

/** The summary report that the office generates when the year is over. */
async function saveReport(office: ApiClient, { cycleId }: PlayedYear, { jsonFile }: DemoOptions): Promise<string> {
  const report = await office.post<ReportView>('/api/v1/reports', { cycleId }, `demo-report-${cycleId}`);
  const folder = jsonFile ? path.dirname(path.resolve(jsonFile)) : path.join(repository, '.zeren', 'reports');
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `summary-report-2026.docx`);
  writeFileSync(file, await office.download(`/api/v1/reports/${report.id}/document`));
  return file;
}

/** The year as one file that a stranger can verify. */
async function saveEvidence({ cycleId }: PlayedYear, file: string, progress: Progress): Promise<void> {
  const out = path.resolve(file);
  mkdirSync(path.dirname(out), { recursive: true });
  const how = { organisation: undefined, state: '.zeren', patienceMs: 240_000, untilArchived: true };
  const { leaves, checkpoints, histories } = await runExport({ cycleId, out, ...how });
  progress.say(`${out}: ${leaves} leaves, ${checkpoints} checkpoints, ${histories} histories`);
}

interface Outcome {
  readonly counters: Counters;
  readonly seconds: number;
  readonly reportFile: string;
  readonly rows: readonly ComparedRow[];
}

function tell({ msPerDay, jsonFile }: DemoOptions, { counters, seconds, reportFile, rows }: Outcome): number {
  const differences = rows.filter(({ state }) => state === 'differs').map(({ key }) => key);
  process.stdout.write(`${tableText(rows)}\n`);
  const { workflows, historyEvents, maxHistoryEvents, ledgerEntries } = counters;
  process.stdout.write(
    `${workflows} workflows, ${historyEvents} history events, at most ${maxHistoryEvents} in one; ${ledgerEntries} ledger entries; ${duration(seconds)}\n`,
  );
  process.stdout.write(`summary report ${reportFile}\n`);
  process.stdout.write(differences.length === 0 ? 'all equal\n' : `different: ${differences.join(', ')}\n`);
  if (jsonFile) {
    const figures = {
      ...withoutGrades(counters),
      grades: gradesOf(rows),
      seconds,
      msPerDay,
      isEqual: differences.length === 0,
      differences,
    };
    mkdirSync(path.dirname(path.resolve(jsonFile)), { recursive: true });
    writeFileSync(jsonFile, `${JSON.stringify(figures, null, 2)}\n`);
  }
  return differences.length === 0 ? 0 : 1;
}

const withoutGrades = (counters: Counters): Counters =>
  Object.fromEntries(Object.entries(counters).filter(([key]) => !key.startsWith('grades/')));

/** `{ deputies: { 优秀: 2, … }, … }`. */
function gradesOf(rows: readonly ComparedRow[]) {
  const grades: Record<string, Record<string, number>> = {};
  for (const { key, block, actual } of rows) {
    const [, pool = '', grade = ''] = key.split('/');
    if (block === 'grades') grades[pool] = { ...grades[pool], [grade]: actual ?? 0 };
  }
  return grades;
}

main(process.argv.slice(2)).then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
