import type { History } from '@zeren/process-archive';

/** A run with its history in clear. */
export interface FoundRun {
  readonly workflowId: string;
  readonly runId: string;
  readonly history: History;
}

/** Processes that a run has started. */
const childrenOf = ({ history }: FoundRun): readonly string[] =>
  (history.events ?? []).flatMap(
    (event) => event.startChildWorkflowExecutionInitiatedEventAttributes?.workflowId ?? [],
  );

/** First characters of the hash of the code that ran last, as the worker has named itself; '' when it has not. */
export function buildIdOf({ history }: FoundRun): string {
  const ids = (history.events ?? []).flatMap(
    (event) => event.workflowTaskCompletedEventAttributes?.workerVersion?.buildId ?? [],
  );
  return ids.at(-1) ?? '';
}

/** All runs of a cycle, from its first process to whatever that has started; a process that nobody knows is left out. */
export async function walkRuns(
  rootId: string,
  find: (workflowId: string) => Promise<FoundRun | undefined>,
): Promise<readonly FoundRun[]> {
  const found = new Map<string, FoundRun>();
  const asked = new Set([rootId]);
  for (const workflowId of asked) {
    const run = await find(workflowId);
    if (!run) continue;
    found.set(workflowId, run);
    for (const child of childrenOf(run)) asked.add(child);
  }
  return [...found.values()];
}
