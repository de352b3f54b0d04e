import { z } from 'zod';
import type { Operations } from '../operations';

export const planDiffSchema = z.strictObject({
  /** The plan with which this one is compared, its milestones moved to this year; null where there is none. */
  earlier: z.strictObject({ planId: z.uuid(), year: z.int(), documentNo: z.string().nullable() }).nullable(),
  items: z.array(
    z.strictObject({
      code: z.string(),
      titleZh: z.string(),
      change: z.enum(['unchanged', 'changed', 'added', 'removed']),
      fields: z.array(z.strictObject({ field: z.string(), before: z.string(), after: z.string() })),
    }),
  ),
});
export type PlanDiff = z.infer<typeof planDiffSchema>;

export const copyLastPlanSchema = z.strictObject({
  /** Of the draft that was read: what somebody changed since is not written over. */
  revision: z.int().min(1),
});
export type CopyLastPlan = z.infer<typeof copyLastPlanSchema>;

export const lastYearOperations = {
  comparePlan: {
    tag: 'plans',
    summary: 'The plan beside that of the year before: unchanged, changed, added and removed items',
    answer: planDiffSchema,
  },
  copyLastPlan: {
    tag: 'plans',
    summary: 'Replaces the draft by the plan of the year before, milestones moved to this year',
    body: copyLastPlanSchema,
    answer: planDiffSchema,
    status: 201,
  },
} as const satisfies Operations;
