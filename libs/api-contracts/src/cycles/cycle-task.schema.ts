import { z } from 'zod';
import type { Operations } from '../operations';
import { instant, pageQuery, pageSchema } from '../page';

export const cycleTasksQuerySchema = z.strictObject({
  ...pageQuery,
  state: z.enum(['open', 'done', 'returned', 'refused', 'expired', 'withdrawn']).optional(),
  kind: z.string().max(64).optional(),
  phase: z.string().max(64).optional(),
  origin: z.enum(['plan', 'incident']).optional(),
  workflowId: z.string().max(200).optional(),
  /** Beginning of the subject: `letter/A`. */
  subject: z.string().max(200).optional(),
});
export type CycleTasksQuery = z.infer<typeof cycleTasksQuerySchema>;

export const cycleTaskSchema = z.strictObject({
  id: z.uuid(),
  workflowId: z.string(),
  phase: z.string(),
  step: z.string(),
  kind: z.string(),
  subject: z.string(),
  round: z.int(),
  origin: z.string(),
  assigneeKind: z.enum(['post', 'person', 'body']),
  assignee: z.string(),
  /** Code of the person when the task is for one. */
  assigneeCode: z.string(),
  letterId: z.uuid().nullable(),
  documentSha256: z.string().nullable(),
  state: z.string(),
  result: z.string().nullable(),
  via: z.string().nullable(),
  openedAt: instant,
  dueOn: z.iso.date(),
  dueAt: instant,
  dueRule: z.string(),
  expiresAt: instant.nullable(),
  businessAt: instant.nullable(),
  recordedAt: instant.nullable(),
});
export type CycleTask = z.infer<typeof cycleTaskSchema>;
export const cycleTaskListSchema = pageSchema(cycleTaskSchema);
export type CycleTaskList = z.infer<typeof cycleTaskListSchema>;

export const cycleTaskOperations = {
  listCycleTasks: {
    tag: 'cycles',
    summary:
      'Every task of a cycle in the order of opening; filters by state, kind, phase, origin, process and subject',
    query: cycleTasksQuerySchema,
    answer: cycleTaskListSchema,
  },
} as const satisfies Operations;
