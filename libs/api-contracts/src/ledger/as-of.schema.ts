import { z } from 'zod';
import type { Operations } from '../operations';
import { instant, pageQuery } from '../page';

/** A business instant of the cycle; absent = now. */
const at = z.iso.datetime().optional();
export const asOfQuerySchema = z.strictObject({ at });
export type AsOfQuery = z.infer<typeof asOfQuerySchema>;
export const asOfTasksQuerySchema = z.strictObject({ at, ...pageQuery });
export type AsOfTasksQuery = z.infer<typeof asOfTasksQuerySchema>;

/**
 * What the data cannot say of the past. `account-roles`: accounts and their roles are known as of today only.
 * `entry-of-appointments`: posts and memberships have days from when they hold, but not when they were entered.
 * `deadline`: the ledger does not say what a deadline was, so the one of today is given.
 */
export const unknownThings = ['account-roles', 'entry-of-appointments', 'deadline'] as const;

/** Every answer about the past: as of when, and what it leaves open. */
const asOf = {
  /** Business instant, and the real one until which was recorded what is told here. */
  at: instant,
  recordedUntil: instant,
  day: z.string(),
  notKnown: z.array(z.enum(unknownThings)),
};

const person = z.strictObject({ id: z.uuid(), name: z.string() });

export const asOfTaskSchema = z.strictObject({
  id: z.uuid(),
  kind: z.string(),
  subject: z.string(),
  round: z.int(),
  phase: z.string(),
  assigneeKind: z.string(),
  assignee: z.string(),
  holders: z.array(person),
  letterId: z.uuid().nullable(),
  openedAt: instant,
  dueOn: z.string(),
  dueAt: instant,
  dueRule: z.string(),
});
export type AsOfTask = z.infer<typeof asOfTaskSchema>;

const letter = z.strictObject({
  id: z.uuid(),
  code: z.string(),
  version: z.int(),
  documentSha256: z.string(),
  state: z.string(),
});
export type AsOfLetter = z.infer<typeof letter>;

/** By which relation somebody could read a thing. */
export const readerRelations = [
  'superior',
  'bearer',
  'witness',
  'assignee',
  'office',
  'participant',
  'auditor',
] as const;
const readers = z.array(z.strictObject({ relation: z.enum(readerRelations), persons: z.array(person) }));
export type Readers = z.infer<typeof readers>;

export const cycleAsOfSchema = z.strictObject({
  ...asOf,
  /** The first instant that can be asked about. */
  startedAt: instant,
  /** Which rules were in force: fixed at the start of the cycle. */
  template: z.string(),
  frameSha256: z.string(),
  calendarVersion: z.int(),
  plan: z.strictObject({ version: z.int(), documentSha256: z.string(), cause: z.string() }).nullable(),
  phases: z.array(
    z.strictObject({
      key: z.string(),
      plannedFromOn: z.string(),
      plannedUntilOn: z.string(),
      enteredAt: instant.nullable(),
      leftAt: instant.nullable(),
    }),
  ),
  letters: z.array(letter),
  bodies: z.array(
    z.strictObject({
      code: z.string(),
      kind: z.string(),
      nameZh: z.string(),
      nameEn: z.string(),
      members: z.array(z.strictObject({ ...person.shape, post: z.string().nullable(), role: z.string() })),
    }),
  ),
});
export type CycleAsOf = z.infer<typeof cycleAsOfSchema>;

export const tasksAsOfSchema = z.strictObject({
  ...asOf,
  items: z.array(asOfTaskSchema),
  nextCursor: z.string().nullable(),
});
export type TasksAsOf = z.infer<typeof tasksAsOfSchema>;

/** `letter` is null when there was none yet. */
export const letterAsOfSchema = z.strictObject({ ...asOf, letter: letter.nullable(), readers });
export type LetterAsOf = z.infer<typeof letterAsOfSchema>;

/** `task` is null when it was not open. */
export const taskAsOfSchema = z.strictObject({ ...asOf, task: asOfTaskSchema.nullable(), readers });
export type TaskAsOf = z.infer<typeof taskAsOfSchema>;

export const asOfOperations = {
  getCycleAsOf: {
    tag: 'ledger',
    summary: 'A cycle as it stood at an instant: phases, plan, letters with version and state, members of bodies',
    query: asOfQuerySchema,
    answer: cycleAsOfSchema,
  },
  listTasksAsOf: {
    tag: 'ledger',
    summary: 'Who owed what at an instant: open tasks with holder and deadline as they stood then',
    query: asOfTasksQuerySchema,
    answer: tasksAsOfSchema,
  },
  getLetterAsOf: {
    tag: 'ledger',
    summary: 'A letter as it stood at an instant, and who could read it, by which relation',
    query: asOfQuerySchema,
    answer: letterAsOfSchema,
  },
  getTaskAsOf: {
    tag: 'ledger',
    summary: 'A task as it stood at an instant, and who could see it, by which relation',
    query: asOfQuerySchema,
    answer: taskAsOfSchema,
  },
} as const satisfies Operations;
