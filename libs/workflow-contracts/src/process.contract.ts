import type { BusinessClock, ClosedState, DuePoint, EpochMs, ProcessKey } from '@zeren/domain';
import { command, query, signal } from './messages';

export const cyclesQueue = 'cycles';
export const namespace = 'zeren';

/** What every process is told. References and codes only, never bodies. */
export interface ProcessInput {
  readonly v: 1;
  readonly organisationId: string;
  readonly cycleId: string;
  readonly clock: BusinessClock;
}

/** One closed task as the relay reports it. `at` is the business instant of the act. */
export interface TaskLine {
  readonly taskId: string;
  readonly state: ClosedState;
  readonly at: EpochMs;
  /** What a decision or a verification said, as a word of the catalogue; absent where nothing was decided. */
  readonly result?: string;
}

/** A closed row as a process hears of it; small, since every line stays in the history. */
export const taskLine = ({
  taskId,
  state,
  at,
  result,
}: Omit<TaskLine, 'result'> & { readonly result: string | null }): TaskLine => ({
  taskId,
  state,
  at,
  ...(result === null ? {} : { result }),
});

export interface StepState {
  readonly key: string;
  readonly opened: number;
  readonly closed: number;
  readonly opensAt: EpochMs | null;
}

/** Answer of the query `processState`: ids and counts, never names. */
export interface ProcessState {
  readonly process: string;
  readonly steps: readonly StepState[];
  readonly openTasks: number;
  readonly closedTasks: number;
  readonly nextPointAt: EpochMs | null;
  readonly children: readonly string[];
}

/** New due day of one step of a process, already counted by the calendar. */
export interface MoveDeadline {
  readonly actorId: string;
  readonly reason: string;
  readonly step: string;
  readonly dueOn: string;
}

export interface WithdrawTask {
  readonly actorId: string;
  readonly reason: string;
  readonly taskId: string;
}

/** More time for one task, as somebody asked for it. */
export interface ExtendTask {
  readonly actorId: string;
  readonly reason: string;
  readonly requestId: string;
  readonly taskId: string;
  readonly untilOn: string;
}

/** A refusal that must be provable is an answer: a rejected Update leaves no trace in history. */
export type CommandResult = { readonly entryId: string } | { readonly rejected: string };

/** Where and when an effect of a process belongs. `key` = workflow id + a counter in workflow state: the same on every attempt. */
export interface EffectCall {
  readonly key: string;
  readonly workflowId: string;
  readonly organisationId: string;
  readonly cycleId: string;
  /** Business instant of the effect: the planned one, not "now". */
  readonly at: EpochMs;
}

/** Which process of the cycle a call is about, and the row it stands for where there are several of a kind. */
export interface ProcessSubject {
  readonly process: ProcessKey;
  /** Code of the meeting, id of the rectification, letter or succession. */
  readonly subject?: string;
}

export interface OpenedTask {
  readonly taskId: string;
  readonly subject: string;
}

export interface OpenedStep {
  readonly key: string;
  readonly tasks: readonly OpenedTask[];
  readonly points: readonly DuePoint[];
}

/** A step as the calendar planned it: not before when, and which step about the same subject goes first. */
export interface BookedStep {
  readonly key: string;
  readonly opensAt: EpochMs;
  readonly follows?: string;
}

/** Days by name, and what they mean for each step. `opened`: what was opened in the same breath. */
export interface PlannedProcess {
  readonly days: Readonly<Record<string, string>>;
  readonly steps: readonly BookedStep[];
  readonly opened?: readonly OpenedStep[];
}

/** A process after its clocks were counted by a new calendar: when steps may open, and what is ahead of open ones. */
export interface RecountedProcess {
  readonly steps: readonly BookedStep[];
  readonly points: readonly { readonly key: string; readonly points: readonly DuePoint[] }[];
}

export const tasksChanged = signal<[{ lines: readonly TaskLine[] }]>('tasksChanged');
/** The cycle counts by a new version of the working calendar. */
export const calendarAdopted = signal<[{ readonly version: number }]>('calendarAdopted');
/** Something a parent waits for has happened inside a child that goes on. */
export const milestoneReached = signal<[{ name: 'plan-issued' }]>('milestoneReached');
export const processState = query<ProcessState>('processState');
export const moveDeadline = command<CommandResult, [MoveDeadline]>('moveDeadline');
export const extendTask = command<CommandResult, [ExtendTask]>('extendTask');
export const withdrawTask = command<CommandResult, [WithdrawTask]>('withdrawTask');
