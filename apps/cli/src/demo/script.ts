import type { CycleTask } from '@zeren/api-contracts';
import type { ScriptRow } from './year-data';

/** Which line of the task list an open task is. */
export type TaskToMatch = Pick<CycleTask, 'id' | 'kind' | 'subject' | 'round' | 'assigneeCode'>;

const keyOf = ({ kind, subject, round }: Pick<ScriptRow, 'kind' | 'subject' | 'round'>): string =>
  `${kind} ${subject} ${round}`;

/** `R1` in the list may be a post or a person: `P-R1`. */
const isAssignedTo = ({ assignee }: ScriptRow, code: string): boolean => {
  const plain = assignee.replace(/^(body|person):/, '');
  return plain === code || `P-${plain}` === code;
};

/** Lines that somebody closes by an act; the others are closed by the clock or by a new version. */
export const isActed = (row: ScriptRow): boolean => row.actedOn !== '';

/** The task list, each line given to at most one task. */
export class Script {
  readonly #lines: ReadonlyMap<string, readonly ScriptRow[]>;
  readonly #taken = new Map<string, ScriptRow>();
  readonly #takenNos = new Set<string>();

  constructor(readonly rows: readonly ScriptRow[]) {
    const lines = new Map<string, ScriptRow[]>();
    for (const row of rows) lines.set(keyOf(row), [...(lines.get(keyOf(row)) ?? []), row]);
    this.#lines = lines;
  }

  /** The line of a task, the same one every time; undefined when the list has none. */
  take(task: TaskToMatch): ScriptRow | undefined {
    const before = this.#taken.get(task.id);
    if (before) return before;
    const free = (this.#lines.get(keyOf(task)) ?? []).filter(({ no }) => !this.#takenNos.has(no));
    const row = free.length > 1 ? free.find((candidate) => isAssignedTo(candidate, task.assigneeCode)) : free[0];
    if (!row) return undefined;
    this.#taken.set(task.id, row);
    this.#takenNos.add(row.no);
    return row;
  }
}
