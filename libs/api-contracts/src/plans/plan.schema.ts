import { z } from 'zod';
import type { Operations } from '../operations';
import { cyclePageQuerySchema, instant, pageSchema } from '../page';
import { code, day, line, prose } from '../text';

const weight = z.string().regex(/^\d{1,3}(\.\d{1,2})?$/);

const planItem = z
  .strictObject({
    code,
    domain: z.string().regex(/^[a-z][a-z-]{0,31}$/),
    titleZh: line(200),
    weight,
    leadUnit: code,
    coUnits: z.array(code).max(50),
    /** A post: it may file for the item, the lead answers for it. */
    liaison: code,
    /** Why the item may be assessed at all. */
    legalBasis: prose(500).optional(),
    indicator: z.strictObject({ code, unit: line(20), target: line(50) }),
    milestones: z
      .array(z.strictObject({ no: z.int().min(1).max(99), dueOn: day, text: prose(500).optional() }))
      .max(24),
  })
  .refine(({ leadUnit, coUnits }) => !coUnits.includes(leadUnit), {
    path: ['coUnits'],
    error: 'the lead unit is not a co-unit of its own item',
  })
  .refine(({ coUnits }) => new Set(coUnits).size === coUnits.length, {
    path: ['coUnits'],
    error: 'a co-unit stands once',
  });

export const planDraftSchema = z.strictObject({ items: z.array(planItem).min(1).max(200) });
export type PlanDraft = z.infer<typeof planDraftSchema>;

const planFields = {
  id: z.uuid(),
  cycleId: z.uuid(),
  state: z.string(),
  version: z.int(),
  /** For `If-Match` of the next change to the draft. */
  revision: z.int(),
  documentNo: z.string().nullable(),
  issuedOn: z.iso.date().nullable(),
  documentSha256: z.string().nullable(),
};

export const planRowSchema = z.strictObject(planFields);
export const planListSchema = pageSchema(planRowSchema);
export type PlanList = z.infer<typeof planListSchema>;

export const planSchema = z.strictObject({
  ...planFields,
  /** Of the frozen version when there is one, else of the draft. */
  items: z.array(planItem),
  /** Of the draft, whatever is frozen; only for the office, which edits it. */
  draftItems: z.array(planItem).nullable(),
  /** Exact text of the frozen version; before that the text the draft would have, with its hash. */
  text: z.string(),
  textSha256: z.string(),
  isPreview: z.boolean(),
  weightSum: z.string(),
  versions: z.array(
    z.strictObject({ version: z.int(), cause: z.string(), documentSha256: z.string(), businessAt: instant }),
  ),
});
export type PlanView = z.infer<typeof planSchema>;

export const planOperations = {
  listPlans: { tag: 'plans', summary: 'Plans of a cycle', query: cyclePageQuerySchema, answer: planListSchema },
  getPlan: { tag: 'plans', summary: 'A plan with items, exact text and fingerprint', answer: planSchema },
  draftPlan: {
    tag: 'plans',
    summary: 'Replaces the draft; needs If-Match; weights sum to 100 exactly',
    body: planDraftSchema,
    answer: planSchema,
  },
} as const satisfies Operations;
