import { coresdk } from '@temporalio/proto';
import { DefaultLogger, makeTelemetryFilterString, Runtime, Worker, type InjectedSinks } from '@temporalio/worker';
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

/** The flag by which the interceptor in every bundle begins to speak. */
const flag = 'globalThis.zerenRecomputes = true;\n';
const patienceMs = 30_000;
/** The engine repeats whole payloads in what it says. */
const sentenceLength = 200;

/** Replays runs one after the other on one worker: no server, no connection, no other process. */
export async function replayRuns(code: string, runs: readonly RunToReplay[]): Promise<ReadonlyMap<string, Replayed>> {
  quietRuntime();
  const outcomes = new Map<string, Replayed>();
  // A worker that a history brings down is replaced for those after it.
  for (let rest = runs; rest.length > 0; rest = runs.filter(({ key }) => !outcomes.has(key)))
    await replayOnOneWorker(code, rest, outcomes);
  return outcomes;
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
  const results = Worker.runReplayHistories({ workflowBundle: { code: flag + code }, sinks }, pushed());
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
