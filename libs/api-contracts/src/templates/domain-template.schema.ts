import { recordKinds, type DomainTemplate } from '@zeren/domain';
import { z } from 'zod';
import { line } from '../text';

const titles = { titleZh: line(200), titleEn: line(200) };

const hundredths = z
  .string()
  .regex(/^\d{1,3}(\.\d{1,2})?$/, 'this is not a share of 100 with at most two places, in quotes')
  .refine((text) => Number(text) >= 1 && Number(text) <= 100, 'a share lies between 1 and 100');

const isDayOfYear = (text: string): boolean => {
  const [month = 0, day = 0] = text.replace('+', '').split('-').map(Number);
  // In a common year: a template holds for every year, so 29 February is no day of it.
  return new Date(Date.UTC(2001, month - 1, day)).getUTCMonth() === month - 1 && day > 0;
};

/** `03-31`; `+01-15` in the year after. */
const monthDay = z
  .string()
  .regex(/^\+?[01]\d-[0-3]\d$/, 'this is not a day of the year (MM-DD, +MM-DD for the year after)')
  .refine(isDayOfYear, 'this day does not exist every year');

const code = z.string().regex(/^[a-z][a-z0-9-]{0,63}$/, 'small letters, digits and hyphens, beginning with a letter');

const planItem = z.strictObject({
  ...titles,
  legalBasis: line(500).optional(),
  indicator: z.strictObject({ unit: line(20), target: line(50) }),
  milestones: z.array(monthDay).min(1).max(24),
});

const veto = z.strictObject({
  code,
  legalBasis: z.strictObject({ document: line(200), article: line(50), level: z.enum(['national', 'province']) }),
  ceiling: line(20).nullable(),
  compensatedBy: line(64).optional(),
});

/** At most twelve indicators and items: a share of 1 can still be split among them. */
export const domainTemplateSchema = z.strictObject({
  key: z.string().regex(/^[a-z][a-z-]{0,31}$/, 'small letters and hyphens, beginning with a letter'),
  version: z.int().min(1),
  nameZh: line(100),
  nameEn: line(100),
  usualWeight: hundredths,
  annex: z.strictObject({
    prefix: z.string().regex(/^[A-Z]{2,6}$/, 'two to six capital letters'),
    indicators: z.array(z.strictObject(titles)).min(1).max(12),
  }),
  planItems: z.array(planItem).min(1).max(12),
  agenda: z.array(z.strictObject({ meeting: line(64), ...titles })).max(50),
  recordHeadings: z
    .array(
      z.strictObject({
        kind: z.enum(recordKinds.map(({ key }) => key)),
        ...titles,
        timesPerYear: z.int().min(0).max(366),
      }),
    )
    .max(20),
  scheme: z.strictObject({
    vetoes: z.array(veto).max(20),
    downgrades: z.array(z.strictObject({ code, ...titles, steps: z.int().min(1).max(3) })).max(20),
  }),
});

/** The schema reads exactly what the rules take. */
export const asDomainTemplate = (read: z.infer<typeof domainTemplateSchema>): DomainTemplate =>
  read as unknown as DomainTemplate;
