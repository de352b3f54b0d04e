import { z } from 'zod';
import type { Operations } from '../operations';
import { instant } from '../page';
import { code, reason } from '../text';

const light = z.enum(['red', 'yellow', 'green']);

const milestone = z.strictObject({
  no: z.int(),
  dueOn: z.iso.date(),
  text: z.string().optional(),
  /** Who reported that it was reached, when and in which words; null until then. */
  reached: z.strictObject({ doneOn: z.iso.date(), text: z.string(), by: z.string(), businessAt: instant }).nullable(),
});

const override = z.strictObject({
  /** Null: the light follows the rules again. */
  light: light.nullable(),
  /** What the rules said at that moment. */
  computed: light,
  reason: z.string(),
  by: z.string(),
  businessAt: instant,
});

export const planProgressSchema = z.strictObject({
  /** The business day for which the lights were computed. */
  today: z.iso.date(),
  /** Of an adopted plan; none before. */
  items: z.array(
    z.strictObject({
      code: z.string(),
      titleZh: z.string(),
      leadUnit: z.string(),
      liaison: z.string(),
      /** By the rules, whatever was set by hand. */
      computed: light,
      /** The one in force. */
      light,
      /** The latest first. */
      overrides: z.array(override),
      milestones: z.array(milestone),
    }),
  ),
});
export type PlanProgress = z.infer<typeof planProgressSchema>;

export const reachMilestoneSchema = z.strictObject({
  itemCode: code,
  milestoneNo: z.int().min(1).max(99),
  text: reason,
});
export type ReachMilestone = z.infer<typeof reachMilestoneSchema>;

export const overrideLightSchema = z.strictObject({ itemCode: code, light: light.nullable(), reason });
export type OverrideLight = z.infer<typeof overrideLightSchema>;

export const progressOperations = {
  getPlanProgress: {
    tag: 'plans',
    summary: 'Milestones reached and the light of each item, computed and in force',
    answer: planProgressSchema,
  },
  reachPlanMilestone: {
    tag: 'plans',
    summary: 'The liaison of the item, or the office, reports a milestone as reached',
    body: reachMilestoneSchema,
    answer: planProgressSchema,
    status: 201,
  },
  overridePlanLight: {
    tag: 'plans',
    summary: 'The office sets a light by hand, or lifts that, with the reason',
    body: overrideLightSchema,
    answer: planProgressSchema,
    status: 201,
  },
} as const satisfies Operations;
