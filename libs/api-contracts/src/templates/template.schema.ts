import { z } from 'zod';
import type { Operations } from '../operations';
import { line } from '../text';

/** Share of the year in hundredths, as a string: `30.00`. */
const weight = z.string().regex(/^\d{1,3}(\.\d{1,2})?$/);

/** A domain of the library by its key, or a template that somebody has edited, as its text. */
export const domainChoiceSchema = z.union([
  z.strictObject({ key: line(32), weight }),
  z.strictObject({ source: z.string().min(2).max(200_000), weight }),
]);
export type DomainChoice = z.infer<typeof domainChoiceSchema>;

export const templateListSchema = z.strictObject({
  /** Of whole years: what `template` of a cycle may be. */
  years: z.array(z.strictObject({ key: z.string() })),
  domains: z.array(
    z.strictObject({
      key: z.string(),
      version: z.int(),
      nameZh: z.string(),
      nameEn: z.string(),
      usualWeight: z.string(),
      indicators: z.int(),
      planItems: z.int(),
      /** The whole template as text, to be edited and handed in with a new cycle. */
      source: z.string(),
    }),
  ),
});
export type TemplateList = z.infer<typeof templateListSchema>;

export const templateOperations = {
  listTemplates: {
    tag: 'templates',
    summary: 'Templates of years, and the library of domains with their texts',
    answer: templateListSchema,
  },
} as const satisfies Operations;
