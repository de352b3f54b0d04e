import type { TaskKindKey } from '../task-kinds/catalogue';
import type { MonthDay } from './month-day';

/** A day of the plan: a date, the due or opening day of another step, or a named day of the process (`held`, `call`). */
export type DayReference = MonthDay | `due:${string}` | `opens:${string}` | `day:${string}`;

export type DueTemplate =
  | { readonly on: DayReference }
  | { readonly workingDays: number; readonly from?: DayReference }
  | { readonly calendarDays: number; readonly from?: DayReference }
  | { readonly workingDayBefore: DayReference };

/** What a step has one task for. Each is a function of the frame in `subjects.ts`. */
export type EachKey =
  | 'once'
  | 'unit'
  | 'deputy'
  | 'letter'
  | 'level'
  | 'attendee'
  | 'minutes-signer'
  | 'resolution'
  | 'rectification'
  | 'fact'
  | 'adjustment'
  | 'elector'
  | 'pool'
  | 'missing-ballot'
  | 'missing-marks'
  | 'calibrator'
  | 'round-letter-side'
  | 'round-letter-witness'
  | 'changed-letter'
  | 'changed-letter-side'
  | 'succession'
  | 'review';

/** One kind of task, opened for many subjects together on a planned day, closed one by one. Data: no step knows another's code. */
export interface StepDefinition {
  readonly key: string;
  readonly kind: TaskKindKey;
  readonly each: EachKey;
  /** Subject token with `{names}` of the `each` function: `plan/{unit}`. */
  readonly subject: string;
  /** Role named by the `each` function, or `office`, `secretary`, `discipline` … of the frame. */
  readonly assignee: string;
  /** Not before this day. */
  readonly opens: DayReference;
  readonly due: DueTemplate;
  /** Opens a subject only when this step's task about the same subject is done. */
  readonly follows?: string;
}

/** Steps of one process, in the order of its story. */
export interface ProcessDefinition {
  readonly key: string;
  readonly steps: readonly StepDefinition[];
}
