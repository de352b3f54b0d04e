import { z } from 'zod';
import { actAnswerSchema, actSchema } from '../acts/act.schema';
import type { Operations } from '../operations';

/** Query of the inbox; also the pattern for every list: limit, cursor, filters. */
export const inboxQuerySchema = z.strictObject({
  mine: z.enum(['open', 'done']).default('open'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional(),
  cycleId: z.uuid().optional(),
});
export type InboxQuery = z.infer<typeof inboxQuerySchema>;

const taskFields = {
  id: z.uuid(),
  cycleId: z.uuid(),
  cycleTitle: z.string(),
  phase: z.string(),
  step: z.string(),
  kind: z.string(),
  subject: z.string(),
  round: z.int(),
  state: z.string(),
  result: z.string().nullable(),
  assigneeKind: z.enum(['post', 'person', 'body']),
  assignee: z.string(),
  letterId: z.uuid().nullable(),
  letterCode: z.string().nullable(),
  documentSha256: z.string().nullable(),
  secret: z.boolean(),
  openedAt: z.iso.datetime(),
  dueOn: z.iso.date(),
  dueAt: z.iso.datetime(),
  expiresAt: z.iso.datetime().nullable(),
  businessAt: z.iso.datetime().nullable(),
  recordedAt: z.iso.datetime().nullable(),
  /** Business day of the task's cycle: each cycle has a clock of its own. */
  today: z.iso.date(),
  /** Negative when late; null without a calendar. */
  workingDaysLeft: z.int().nullable(),
};

export const taskRowSchema = z.strictObject(taskFields);
export type TaskRow = z.infer<typeof taskRowSchema>;

export const taskListSchema = z.strictObject({
  items: z.array(taskRowSchema),
  nextCursor: z.string().nullable(),
  /** Of the open ones; counting stops at 1,000. */
  total: z.strictObject({ value: z.int(), relation: z.enum(['equal', 'at-least']) }).nullable(),
});
export type TaskList = z.infer<typeof taskListSchema>;

export const taskSchema = z.strictObject({
  ...taskFields,
  dueRule: z.string(),
  via: z.string().nullable(),
  closedCause: z.string().nullable(),
  /** What the caller may do on it now. */
  allowedActs: z.array(z.string()),
  /** What the office may record as done on paper. */
  paperActs: z.array(z.string()),
  marking: z.array(z.strictObject({ code: z.string(), title: z.string().optional(), full: z.string() })).nullable(),
  ballot: z
    .strictObject({
      subjects: z.array(z.strictObject({ letterCode: z.string(), name: z.string() })),
      words: z.array(z.string()),
    })
    .nullable(),
  /** What is to be decided about: parts that a verdict lacks. */
  missing: z
    .array(z.strictObject({ letterCode: z.string(), name: z.string(), part: z.string(), cause: z.string() }))
    .nullable(),
});
export type TaskView = z.infer<typeof taskSchema>;

export const taskOperations = {
  listTasks: { tag: 'tasks', summary: 'My inbox, or what I did', query: inboxQuerySchema, answer: taskListSchema },
  getTask: { tag: 'tasks', summary: 'One task and what I may do on it', answer: taskSchema },
  actOnTask: { tag: 'tasks', summary: 'The one door for a person’s act', body: actSchema, answer: actAnswerSchema },
} as const satisfies Operations;
