import { z } from 'zod';
import type { Operations } from '../operations';
import { line } from '../text';
import { domainSharesPattern } from './domain-shares';

export const rehearsalQuerySchema = z.strictObject({
  year: z.coerce.number().int().min(2000).max(2200),
  template: line(64),
  /** `safety:60,environment:40`; the domains of the template itself without it. */
  domains: z.string().max(500).regex(domainSharesPattern).optional(),
});
export type RehearsalQuery = z.infer<typeof rehearsalQuerySchema>;

const clash = z.strictObject({
  kind: z.string(),
  stopsLaunch: z.boolean(),
  day: z.iso.date().nullable(),
  /** Code of a post, person or body, or of an indicator. */
  who: z.string().nullable(),
  /** Name of the person, where it is one. */
  name: z.string().nullable(),
  tasks: z.int(),
  kinds: z.array(z.string()),
  /** Who stands in for whom until it comes back, or what exactly is missing. */
  chain: z.array(z.string()),
});
export type ClashView = z.infer<typeof clash>;

const due = z.strictObject({ day: z.iso.date(), due: z.int() });

const load = z.strictObject({
  person: z.string(),
  name: z.string().nullable(),
  tasks: z.int(),
  heaviest: due,
  days: z.array(due),
});
export type LoadView = z.infer<typeof load>;

export const rehearsalSchema = z.strictObject({
  year: z.int(),
  template: z.string(),
  calendarVersion: z.int(),
  /** Day whose holders of posts were taken. */
  rosterOn: z.iso.date(),
  canLaunch: z.boolean(),
  /** What stops a launch comes first. */
  clashes: z.array(clash),
  /** Who has most to do comes first. */
  loads: z.array(load),
  tasks: z.array(
    z.strictObject({
      process: z.string(),
      step: z.string(),
      kind: z.string(),
      subject: z.string(),
      assignee: z.string(),
      letterCode: z.string().optional(),
      opensOn: z.iso.date(),
      dueOn: z.iso.date(),
    }),
  ),
});
export type RehearsalView = z.infer<typeof rehearsalSchema>;

export const rehearsalOperations = {
  rehearseYear: {
    tag: 'templates',
    summary:
      'The whole year against roster and calendar as they are: tasks per person and day, clashes; writes nothing',
    query: rehearsalQuerySchema,
    answer: rehearsalSchema,
  },
} as const satisfies Operations;
