import { silenceFindings } from '@zeren/domain';
import { z } from 'zod';
import type { Operations } from '../operations';
import { instant } from '../page';
import { checkpointSchema } from './checkpoint.schema';

const clockDay = z.strictObject({
  day: z.string(),
  isWorking: z.boolean(),
  reason: z.enum(['working-day', 'half-day', 'make-up', 'weekend', 'day-off']),
  name: z.string().nullable(),
});

const entry = z.strictObject({
  id: z.uuid(),
  kind: z.string(),
  businessAt: instant,
  recordedAt: instant,
  leaf: z.int().nullable(),
});

export const silenceSchema = z.strictObject({
  finding: z.enum(silenceFindings),
  /**
   * `final`: everything that was looked through is under a signed checkpoint. `provisional`: some of it is not yet, or the
   * deadline has not passed.
   */
  standing: z.enum(['final', 'provisional']),
  task: z.strictObject({
    id: z.uuid(),
    cycleId: z.uuid(),
    kind: z.string(),
    subject: z.string(),
    round: z.int(),
    phase: z.string(),
    state: z.string(),
    assigneeKind: z.string(),
    assignee: z.string(),
    /** Who stood behind the assignee on the due day. */
    holders: z.array(z.strictObject({ id: z.uuid(), name: z.string() })),
  }),
  /** By what the task reached its holder; `readAt` is null where nobody knows whether it was read. */
  delivery: z.strictObject({
    openedAt: instant,
    recordedAt: instant,
    messages: z.array(
      z.strictObject({
        kind: z.string(),
        recipientKind: z.string(),
        recipient: z.string(),
        businessAt: instant,
        recordedAt: instant,
        readAt: instant.nullable(),
      }),
    ),
  }),
  clock: z.strictObject({
    rule: z.string(),
    /** What the clock's end means for this kind of task. */
    whenExpired: z.string().nullable(),
    startsOn: z.string(),
    dueOn: z.string(),
    /** First instant too late. */
    dueAt: instant,
    calendarVersion: z.int(),
    /** The due day lies in a year whose days off nobody has published yet. */
    isProvisional: z.boolean(),
    days: z.array(clockDay),
  }),
  absence: z.strictObject({
    /** Real instants between which the ledger was looked through. */
    from: instant,
    until: instant,
    entries: z.int(),
    firstLeaf: z.int().nullable(),
    lastLeaf: z.int().nullable(),
    unplaced: z.int(),
    /** Entries about this task in between; where there was silence, none of them is an act. */
    about: z.array(entry),
    checkpoint: checkpointSchema.nullable(),
  }),
  /** The act that came all the same. */
  act: z
    .strictObject({ entryId: z.uuid(), kind: z.string(), name: z.string(), businessAt: instant, recordedAt: instant })
    .nullable(),
});
export type Silence = z.infer<typeof silenceSchema>;

export const silenceOperations = {
  getSilence: {
    tag: 'ledger',
    summary: 'Whether a task stayed without an act until its deadline, and what that was looked up in',
    answer: silenceSchema,
  },
} as const satisfies Operations;
