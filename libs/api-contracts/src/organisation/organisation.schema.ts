import { z } from 'zod';
import type { Operations } from '../operations';

const holder = z.strictObject({ id: z.uuid(), code: z.string(), name: z.string() });

export const organisationSchema = z.strictObject({
  code: z.string(),
  nameZh: z.string(),
  nameEn: z.string(),
  timeZone: z.string(),
  utcOffsetMinutes: z.int(),
  /** Day as of which holders and members are shown. */
  today: z.iso.date(),
  units: z.array(
    z.strictObject({
      code: z.string(),
      nameZh: z.string(),
      nameEn: z.string(),
      kind: z.string(),
      head: z.string().nullable(),
    }),
  ),
  posts: z.array(
    z.strictObject({
      code: z.string(),
      unit: z.string(),
      kind: z.string(),
      titleZh: z.string(),
      titleEn: z.string(),
      inChargeOf: z.array(z.string()),
      supervisedExternally: z.boolean(),
      holder: holder.nullable(),
    }),
  ),
  bodies: z.array(
    z.strictObject({
      code: z.string(),
      kind: z.string(),
      nameZh: z.string(),
      nameEn: z.string(),
      unit: z.string().nullable(),
      parent: z.string().nullable(),
      members: z.array(
        z.strictObject({ post: z.string().nullable(), person: z.string().nullable(), role: z.string() }),
      ),
    }),
  ),
});
export type OrganisationAnswer = z.infer<typeof organisationSchema>;

export const importRequestSchema = z.strictObject({
  /** The file as text, so that errors can name its lines. */
  text: z.string().max(1_000_000),
  /** Checks everything, writes nothing. */
  dryRun: z.boolean().default(false),
});
export type ImportRequest = z.infer<typeof importRequestSchema>;

export const importAnswerSchema = z.strictObject({
  written: z.boolean(),
  units: z.int(),
  posts: z.int(),
  persons: z.int(),
  appointments: z.int(),
  bodies: z.int(),
  memberships: z.int(),
  calendarVersion: z.int().nullable(),
});
export type ImportAnswer = z.infer<typeof importAnswerSchema>;

export const organisationOperations = {
  getOrganisation: {
    tag: 'organisation',
    summary: 'Units, posts with holders, bodies with members, today',
    answer: organisationSchema,
  },
  importOrganisation: {
    tag: 'organisation',
    summary: 'Import from one JSON file; errors name line and column',
    body: importRequestSchema,
    answer: importAnswerSchema,
  },
} as const satisfies Operations;
