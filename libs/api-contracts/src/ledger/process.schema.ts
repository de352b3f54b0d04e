import { z } from 'zod';
import type { Operations } from '../operations';
import { instant } from '../page';
import { timelineItemSchema } from './timeline-item.schema';

/** What a process is doing, in the order in which somebody has to care. */
export const processConditions = [
  'stuck',
  'failed',
  'retrying',
  'waits-for-people',
  'waits-for-processes',
  'waits-for-date',
  'working',
  'ended',
] as const;
export type ProcessCondition = (typeof processConditions)[number];

/**
 * Why a process does not go on. `code`: its code does not fit its history. `no-worker`: nobody takes its work up.
 * `step-fails`: a step fails again and again.
 */
export const stuckReasons = ['code', 'no-worker', 'step-fails'] as const;
export type StuckReason = (typeof stuckReasons)[number];

const state = {
  workflowId: z.string(),
  type: z.string(),
  condition: z.enum(processConditions),
  stuckReason: z.enum(stuckReasons).nullable(),
  /** Business instant since which it is so, as far as that is known. */
  since: instant.nullable(),
  /** Real instants, as the engine has them. */
  startedAt: instant,
  closedAt: instant.nullable(),
  historyLength: z.int(),
  openTasks: z.int(),
  lateTasks: z.int(),
};

export const processStateListSchema = z.strictObject({ items: z.array(z.strictObject(state)) });
export type ProcessStateList = z.infer<typeof processStateListSchema>;
export type ProcessState = ProcessStateList['items'][number];

/** A step that is tried again. */
const retry = z.strictObject({
  activity: z.string(),
  /** Its name for people, in the language asked for. */
  step: z.string(),
  attempt: z.int(),
  /** Of the attempt that runs or is to come. */
  scheduledAt: instant.nullable(),
  lastStartedAt: instant.nullable(),
  lastFailure: z
    .strictObject({
      /** `rule`: refused for good. `transient`: tried again until its cause is gone. */
      kind: z.enum(['rule', 'transient']),
      message: z.string(),
    })
    .nullable(),
});

export const processHistoryQuerySchema = z.strictObject({
  workflowId: z
    .string()
    .regex(/^[\w-]+(\/[\w-]+)+$/)
    .max(200),
});
export type ProcessHistoryQuery = z.infer<typeof processHistoryQuerySchema>;

export const processHistorySchema = z.strictObject({
  ...state,
  waitingFor: z.array(
    z.strictObject({
      id: z.uuid(),
      kind: z.string(),
      subject: z.string(),
      assigneeKind: z.string(),
      assignee: z.string(),
      openedAt: instant,
      dueOn: z.string(),
      isLate: z.boolean(),
    }),
  ),
  retries: z.array(retry),
  /** Its steps in words; the raw event stands with each. */
  steps: z.array(timelineItemSchema),
});
export type ProcessHistory = z.infer<typeof processHistorySchema>;

export const processOperations = {
  listProcessStates: {
    tag: 'ledger',
    summary: 'What each process of a cycle is doing: waiting, for whom and since when, retrying, stuck and why',
    answer: processStateListSchema,
  },
  getProcessHistory: {
    tag: 'ledger',
    summary: 'One process of a cycle: its steps in words, whom it waits for, what it tries again',
    query: processHistoryQuerySchema,
    answer: processHistorySchema,
  },
} as const satisfies Operations;
