import { z } from 'zod';
import type { Operations } from '../operations';
import { decimal } from '../text';
import { personShownSchema } from './substitution.schema';

const handedLetter = z.strictObject({ id: z.uuid(), code: z.string(), state: z.string() });

const period = z.strictObject({
  fromOn: z.iso.date(),
  /** The first day that is no longer his. */
  untilOn: z.iso.date(),
  days: z.int(),
  score: z.string().nullable(),
});

export const successionSchema = z.strictObject({
  id: z.uuid(),
  cycleId: z.uuid(),
  post: z.string(),
  predecessor: personShownSchema,
  successor: personShownSchema,
  fromOn: z.iso.date(),
  /** Last day for the successor's own signature. */
  resignByOn: z.iso.date(),
  reason: z.string(),
  state: z.string(),
  /** The predecessor's letter, which is kept; null for a post without one. */
  oldLetter: handedLetter.nullable(),
  newLetter: handedLetter.nullable(),
});
export type SuccessionShown = z.infer<typeof successionSchema>;

export const scoredSuccessionSchema = successionSchema.extend({
  split: z.strictObject({
    predecessor: period,
    successor: period,
    /** Of the post, by days, six places; null until both scores are there. */
    score: z.string().nullable(),
  }),
});
export type ScoredSuccession = z.infer<typeof scoredSuccessionSchema>;

export const successionListSchema = z.strictObject({ items: z.array(scoredSuccessionSchema) });
export type SuccessionListAnswer = z.infer<typeof successionListSchema>;

export const successionsQuerySchema = z.strictObject({ cycleId: z.uuid() });
export type SuccessionsQuery = z.infer<typeof successionsQuerySchema>;

export const handoverSchema = successionSchema.extend({
  /** Of the post on the day of the change, with the state they are in now. */
  tasks: z.array(
    z.strictObject({
      id: z.uuid(),
      kind: z.string(),
      subject: z.string(),
      dueOn: z.iso.date(),
      state: z.string(),
      wasLate: z.boolean(),
    }),
  ),
  resolutions: z.array(
    z.strictObject({
      code: z.string(),
      text: z.string(),
      owner: z.string(),
      verifier: z.string(),
      state: z.string(),
    }),
  ),
  rectifications: z.array(
    z.strictObject({
      code: z.string(),
      unit: z.string(),
      problem: z.string(),
      closingOn: z.iso.date(),
      state: z.string(),
    }),
  ),
  /** What is at risk, of the above: what was late, what was carried forward. */
  risks: z.array(
    z.strictObject({ kind: z.enum(['late-task', 'carried-resolution', 'carried-rectification']), about: z.string() }),
  ),
  /** In the predecessor's own words; null until he has written it. */
  judgement: z
    .strictObject({ text: z.string().nullable(), by: personShownSchema, filedAt: z.iso.datetime() })
    .nullable(),
  acceptedAt: z.iso.datetime().nullable(),
});
export type Handover = z.infer<typeof handoverSchema>;

export const predecessorScoreSchema = z.strictObject({ score: decimal });
export type PredecessorScore = z.infer<typeof predecessorScoreSchema>;

export const unheldTasksSchema = z.strictObject({
  /** By due day; the list ends at 200. */
  items: z.array(
    z.strictObject({
      id: z.uuid(),
      kind: z.string(),
      subject: z.string(),
      assigneeKind: z.enum(['post', 'person', 'body']),
      assignee: z.string(),
      dueOn: z.iso.date(),
    }),
  ),
});
export type UnheldTasks = z.infer<typeof unheldTasksSchema>;

export const successionOperations = {
  listSuccessions: {
    tag: 'organisation',
    summary: 'Posts that changed hands, with the score of the post by days',
    query: successionsQuerySchema,
    answer: successionListSchema,
  },
  getHandover: {
    tag: 'organisation',
    summary: 'Handover pack: open tasks, resolutions, rectifications, risks, the predecessor’s judgement',
    answer: handoverSchema,
  },
  scorePredecessor: {
    tag: 'evaluations',
    summary: 'What the predecessor’s part of the year was worth',
    body: predecessorScoreSchema,
    answer: scoredSuccessionSchema,
  },
  listUnheldTasks: {
    tag: 'cycles',
    summary: 'Open tasks that are before nobody: of vacant posts, empty bodies, people who left',
    answer: unheldTasksSchema,
  },
} as const satisfies Operations;
