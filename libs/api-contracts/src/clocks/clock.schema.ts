import { z } from 'zod';
import type { Operations } from '../operations';
import { instant, pageQuery, pageSchema } from '../page';
import { extensionSchema } from './extension.schema';

export const clockChangeSchema = z.strictObject({
  id: z.uuid(),
  taskId: z.uuid(),
  taskKind: z.string(),
  subject: z.string(),
  assigneeKind: z.string(),
  assignee: z.string(),
  cause: z.enum(['calendar', 'command', 'extension']),
  /** `kept-old-due`: a running clock that would have become shorter; `fixed-on-day-off`: a fixed day that is off now. */
  outcome: z.enum(['moved', 'kept-old-due', 'fixed-on-day-off']),
  oldDueOn: z.string(),
  newDueOn: z.string(),
  calendarVersion: z.int(),
  actorId: z.uuid().nullable(),
  reason: z.string().nullable(),
  businessAt: instant,
  recordedAt: instant,
});
export type ClockChange = z.infer<typeof clockChangeSchema>;

export const clockChangeListSchema = pageSchema(clockChangeSchema);
export type ClockChangeList = z.infer<typeof clockChangeListSchema>;

export const clockChangesQuerySchema = z.strictObject(pageQuery);
export type ClockChangesQuery = z.infer<typeof clockChangesQuerySchema>;

export const taskClockSchema = z.strictObject({
  dueOn: z.string(),
  /** null where the clock was started before it was kept. */
  startsOn: z.string().nullable(),
  calendarVersion: z.int().nullable(),
  changes: z.array(clockChangeSchema),
  /** The last request for more time. */
  extension: extensionSchema.nullable(),
});
export type TaskClock = z.infer<typeof taskClockSchema>;

export const clockOperations = {
  listClockChanges: {
    tag: 'cycles',
    summary: 'Due days that were changed: old day, new day and cause',
    query: clockChangesQuerySchema,
    answer: clockChangeListSchema,
  },
  getTaskClock: {
    tag: 'tasks',
    summary: 'From when the clock of a task counts, and what has changed its due day',
    answer: taskClockSchema,
  },
} as const satisfies Operations;
