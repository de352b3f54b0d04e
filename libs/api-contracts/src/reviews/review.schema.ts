import { z } from 'zod';
import type { Operations } from '../operations';
import { instant, pageQuery } from '../page';
import { code, day, prose } from '../text';

export const reviewsQuerySchema = z.strictObject({
  cycleId: z.uuid(),
  source: z.enum(['mid-year', 'year-end']).optional(),
  ...pageQuery,
});
export type ReviewsQuery = z.infer<typeof reviewsQuerySchema>;

/** A problem that the year's end brought up, with the one measure that answers it. */
export const registerProblemSchema = z.strictObject({
  cycleId: z.uuid(),
  no: z.int().min(1).max(999),
  unitCode: code,
  problem: prose(2_000),
  measure: prose(2_000),
  closingOn: day,
});
export type RegisterProblem = z.infer<typeof registerProblemSchema>;

export const registeredProblemSchema = z.strictObject({ no: z.int(), rectificationCode: z.string() });
export type RegisteredProblem = z.infer<typeof registeredProblemSchema>;

const problem = z.strictObject({
  id: z.uuid(),
  source: z.string(),
  no: z.int(),
  unitCode: z.string(),
  problem: z.string(),
  cause: z.string().nullable(),
  nextStep: z.string().nullable(),
  measure: z.string().nullable(),
});

const rectification = z.strictObject({
  id: z.uuid(),
  problemId: z.uuid(),
  code: z.string(),
  unitCode: z.string(),
  ownerPost: z.string(),
  unitVerifierPost: z.string(),
  superiorVerifierPost: z.string(),
  openedOn: z.iso.date(),
  closingOn: z.iso.date(),
  state: z.string(),
  /** Accept, plan, approve, evidence, two acceptances: in that order, as far as they were opened. */
  tasks: z.array(
    z.strictObject({
      id: z.uuid(),
      kind: z.string(),
      state: z.string(),
      result: z.string().nullable(),
      assignee: z.string(),
      dueOn: z.iso.date(),
      businessAt: instant.nullable(),
    }),
  ),
});

export const reviewsSchema = z.strictObject({
  problems: z.array(problem),
  /** Of the problems on this page, one each. */
  rectifications: z.array(rectification),
  nextCursor: z.string().nullable(),
});
export type ReviewsView = z.infer<typeof reviewsSchema>;

export const reviewOperations = {
  registerProblem: {
    tag: 'reviews',
    summary: 'Registers a year-end problem with its measure; a rectification will follow',
    body: registerProblemSchema,
    answer: registeredProblemSchema,
    status: 201,
  },
  listReviews: {
    tag: 'reviews',
    summary: 'Problems and the rectification that answers each',
    query: reviewsQuerySchema,
    answer: reviewsSchema,
  },
} as const satisfies Operations;
