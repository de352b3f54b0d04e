import type { CycleTask } from '@zeren/api-contracts';
import type { ApiClient } from './api-client';
import type { ScriptRow } from './year-data';
import { YearStopped } from './year-stopped';

/** Why the year does not go on, as far as the players see it. */
export interface Standstill {
  readonly day: string;
  readonly why: string;
  /** Lines of the task list that are due and not acted on. */
  readonly due: readonly ScriptRow[];
  readonly open: readonly CycleTask[];
  /** Open tasks that the list does not know. */
  readonly unknown: readonly string[];
  readonly duty: string | undefined;
}

const shown = 20;

const listed = (title: string, lines: readonly string[]): string[] => [
  ...lines.slice(0, shown).map((line) => `${title}: ${line}`),
  ...(lines.length > shown ? [`${title}: ${lines.length - shown} more`] : []),
];

/** What should have been asked and was not, what is open, and what the process says about itself. */
export async function diagnose(office: ApiClient, cycleId: string, standstill: Standstill): Promise<YearStopped> {
  const { day, why, due, open, unknown, duty } = standstill;
  const isOpen = (row: ScriptRow) =>
    open.some(({ kind, subject, round }) => kind === row.kind && subject === row.subject && round === row.round);
  const process = await office.get(`/api/v1/cycles/${cycleId}/process`).catch((error: unknown) => String(error));
  return new YearStopped(day, why, [
    ...(duty ? [`the office cannot do: ${duty}`] : []),
    ...listed('never opened', due.filter((row) => !isOpen(row)).map(rowLine)),
    ...listed('open, not acted on', due.filter(isOpen).map(rowLine)),
    ...listed('open', open.map(taskLine)),
    ...listed('not in the list', unknown),
    `process: ${JSON.stringify(process)}`,
  ]);
}

const rowLine = ({ no, kind, subject, round, assignee, actedOn }: ScriptRow): string =>
  `line ${no}, ${kind} ${subject} round ${round} for ${assignee}, acts on ${actedOn}`;

export const taskLine = ({ kind, subject, round, assigneeCode, dueOn }: CycleTask): string =>
  `${kind} ${subject} round ${round} for ${assigneeCode}, due ${dueOn}`;
