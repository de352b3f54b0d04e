import { coresdk } from '@temporalio/proto';
import { DefaultLogger, makeTelemetryFilterString, Runtime, Worker, type InjectedSinks } from '@temporalio/worker';
import { availableParallelism } from 'node:os';
import type { History } from './history';

export type Command = coresdk.workflow_commands.IWorkflowCommand;

export interface RunToReplay {
  readonly key: string;
  readonly workflowId: string;
  readonly history: History;
}

/** What the code did when it was given the history again. */
export interface Replayed {
  /** Commands by the event with which their workflow task started. */
  readonly commands: ReadonlyMap<number, readonly Command[]>;
  /** Why the code could not go the recorded way. */
  readonly problem?: string;
}

/** A type, not an interface: only those have an index signature. */
type RecomputedSinks = { readonly recomputed: { commands(commands: readonly object[]): void } };

/**
 * The flag by which the interceptor in every bundle begins to speak. The engine keeps the stack of every promise, for people
 * who look for what waits: nobody looks here, and it takes a third of the time. What failures say has no stack in it.
 */
const flag = 'globalThis.zerenRecomputes = true; Error.stackTraceLimit = 0;\n';
const sourceMapMark = '//# sourceMappingURL=data:';
const emptySourceMap = Buffer.from(
  JSON.stringify({ version: 3, file: 'workflow-bundle.js', sources: [], names: [], mappings: '' }),
).toString('base64');
const patienceMs = 30_000;
/** The engine repeats whole payloads in what it says. */
const sentenceLength = 200;

/** So many runs are worth another worker, which reads the code anew. */
const runsPerWorker = 8;

/**
 * Replays runs, one after the other on each of a few workers, each with its own thread: no server, no connection, no other
 * process.
 */
export async function replayRuns(code: string, runs: readonly RunToReplay[]): Promise<ReadonlyMap<string, Replayed>> {
  quietRuntime();
  const outcomes = new Map<string, Replayed>();
  const workers = Math.min(availableParallelism(), Math.ceil(runs.length / runsPerWorker));
  const said = codeToReplay(code);
  const shares = Array.from({ length: workers }, (_, worker) => runs.filter((_run, at) => at % workers === worker));
  await Promise.all(shares.map((share) => replayShare(said, share, outcomes)));
  return outcomes;
}

/** Where the code stood before it was bundled is two thirds of its text: only stacks tell it. */
function codeToReplay(code: string): string {
  const end = code.lastIndexOf(sourceMapMark);
  return end > 0
    ? `${flag}${code.slice(0, end)}${sourceMapMark}application/json;base64,${emptySourceMap}`
    : flag + code;
}

async function replayShare(code: string, runs: readonly RunToReplay[], outcomes: Map<string, Replayed>): Promise<void> {
  // A worker that a history brings down is replaced for those after it.
  for (let rest = runs; rest.length > 0; rest = runs.filter(({ key }) => !outcomes.has(key)))
    await replayOnOneWorker(code, rest, outcomes);
}

async function replayOnOneWorker(
  code: string,
  runs: readonly RunToReplay[],
  outcomes: Map<string, Replayed>,
): Promise<void> {
  let heard = new Map<number, Command[]>();
  let [current] = runs;
  const sinks: InjectedSinks<RecomputedSinks> = {
    recomputed: {
      commands: {
        callDuringReplay: true,
        fn: ({ historyLength }, commands) => {
          const made = commands.map((command) => coresdk.workflow_commands.WorkflowCommand.fromObject(command));
          heard.set(historyLength, [...(heard.get(historyLength) ?? []), ...made]);
        },
      },
    },
  };
  function* pushed() {
    for (const run of runs) {
      heard = new Map();
      current = run;
      yield { workflowId: run.workflowId, history: run.history };
    }
  }
  const results = Worker.runReplayHistories({ workflowBundle: { code }, sinks }, pushed());
  try {
    for (let next = await patiently(results.next()); !next.done; next = await patiently(results.next())) {
      const { error } = next.value;
      if (current) outcomes.set(current.key, { commands: heard, ...(error ? { problem: firstLine(error) } : {}) });
    }
  } catch (error) {
    if (current) outcomes.set(current.key, { commands: heard, problem: firstLine(error) });
    void Promise.resolve(results.return?.()).catch(() => undefined);
  }
}

/** A history that is none can leave the worker waiting for ever. */
async function patiently<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${patienceMs / 1_000} s`)), patienceMs);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}

const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0]?.slice(0, sentenceLength) ?? '';

let isQuiet = false;

/** What a verifier has to say stands in its findings, not in the log of a worker. */
function quietRuntime(): void {
  if (isQuiet) return;
  isQuiet = true;
  const nothing = makeTelemetryFilterString({ core: 'ERROR', other: 'ERROR' });
  const logging = { filter: nothing, forward: {} };
  const silent = new DefaultLogger('ERROR', () => undefined);
  try {
    Runtime.install({ logger: silent, shutdownSignals: [], telemetryOptions: { logging } });
  } catch {
    // the process has a runtime already: it is used as it is
  }
}
