import { z } from 'zod';
import type { Operations } from '../operations';
import { code, day, reason } from '../text';

const command = <Kind extends string, Shape extends z.ZodRawShape>(kind: Kind, shape: Shape) =>
  z.strictObject({ kind: z.literal(kind), ...shape });

/** Name of a step within its process, as tasks carry it. */
const step = z.string().regex(/^[a-z][a-z0-9-]{0,63}$/);

/** Changes to the process itself; each is an Update that the process decides. */
export const cycleCommandSchema = z.discriminatedUnion('kind', [
  command('move-deadline', {
    /** Tasks of one step; its open tasks move together. */
    taskIds: z.array(z.uuid()).min(1).max(200).optional(),
    workflowId: z.string().max(200).optional(),
    step: step.optional(),
    dueOn: day,
    reason,
  }),
  command('withdraw-task', { taskId: z.uuid(), reason }),
  command('amend-letter', { letterCode: code, reason, fenceOn: day }),
  command('change-post-holder', { postCode: code, personCode: code, fromOn: day, reason }),
  command('request-review', { letterCode: code, text: reason, filedOn: day.optional() }),
  /** Every open clock of the year is counted again by this version of the calendar. */
  command('adopt-calendar', { version: z.int().min(1), reason }),
  command('cancel-cycle', { reason }),
]);
export type CycleCommand = z.infer<typeof cycleCommandSchema>;

export const commandAnswerSchema = z.strictObject({
  kind: z.string(),
  /** Entry of the ledger that records it. */
  entryId: z.uuid(),
  workflowId: z.string(),
  /** Row that the command made: supplementary letter, succession, request for review. */
  createdId: z.uuid().nullable(),
});
export type CommandAnswer = z.infer<typeof commandAnswerSchema>;

export const commandOperations = {
  commandCycle: {
    tag: 'cycles',
    summary:
      'Moves a deadline, withdraws a task, amends a letter, changes a post holder, files a review request, adopts a calendar, cancels the year',
    body: cycleCommandSchema,
    answer: commandAnswerSchema,
  },
} as const satisfies Operations;
