import type { Entry } from '../entry';

export interface OpenedTask {
  readonly object: string;
  /** Process that opened it. */
  readonly workflowId: string;
}

export interface ClosedTask {
  readonly object: string;
  readonly state: string;
  readonly at: number;
  readonly result: string | undefined;
  /** A person's act: its result is in the entry too. */
  readonly isAct: boolean;
  /** Who closed it: a process, or a person. */
  readonly actorId: string;
}

/** What the ledger says about tasks, and what processes did. */
export interface LedgerStory {
  readonly opened: ReadonlyMap<string, OpenedTask>;
  readonly closed: ReadonlyMap<string, ClosedTask>;
  /** Entries that a process wrote. */
  readonly effects: readonly Entry[];
}

const endings: Readonly<Record<string, string>> = { 'task.expired': 'expired', 'task.withdrawn': 'withdrawn' };

export function ledgerStoryOf(entries: readonly Entry[]): LedgerStory {
  const opened = new Map<string, OpenedTask>();
  const closed = new Map<string, ClosedTask>();
  for (const { object, kind, actorId, businessAt: at, subject, taskId, state, result } of entries) {
    const about = String(subject['id'] ?? '');
    if (kind === 'task.opened') opened.set(about, { object, workflowId: actorId });
    if (taskId !== undefined && state !== undefined)
      closed.set(taskId, { object, state, at, result, isAct: true, actorId });
    const ending = endings[kind];
    if (ending !== undefined && taskId === undefined)
      closed.set(about, { object, state: ending, at, result: undefined, isAct: false, actorId });
  }
  return { opened, closed, effects: entries.filter(({ actorId }) => isProcess(actorId)) };
}

/** Ids of processes have a slash: `signing-round/…`; ids of persons and names of programs have none. */
const isProcess = (actorId: string): boolean => actorId.includes('/');
