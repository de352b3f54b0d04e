import { z } from 'zod';
import type { Operations } from '../operations';
import { code, day, reason } from '../text';

const appointmentKind = z.enum(['regular', 'concurrent', 'acting']);

const holder = z.strictObject({ id: z.uuid(), code: z.string(), name: z.string(), kind: appointmentKind });

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
/** Without a day: the organisation's business day. */
export const organisationQuerySchema = z.strictObject({ on: day.optional() });
export type OrganisationQuery = z.infer<typeof organisationQuerySchema>;

export const appointSchema = z.strictObject({
  personCode: code,
  postCode: code,
  /** `acting` while the post is vacant, `concurrent` beside another post. */
  kind: appointmentKind,
  fromOn: day,
  /** The first day on which he no longer holds it. */
  untilOn: day.optional(),
  reason,
});
export type Appoint = z.infer<typeof appointSchema>;

export const endAppointmentSchema = z.strictObject({ personCode: code, postCode: code, untilOn: day, reason });
export type EndAppointment = z.infer<typeof endAppointmentSchema>;

export const appointmentSchema = z.strictObject({
  personCode: z.string(),
  postCode: z.string(),
  kind: appointmentKind,
  fromOn: z.iso.date(),
  untilOn: z.iso.date().nullable(),
});
export type AppointmentView = z.infer<typeof appointmentSchema>;

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
    summary: 'Units, posts with holders, bodies with members, today or on any day',
    query: organisationQuerySchema,
    answer: organisationSchema,
  },
  appoint: {
    tag: 'organisation',
    summary: 'Give a vacant post a holder: regular, concurrent or acting',
    body: appointSchema,
    answer: appointmentSchema,
    status: 201,
  },
  endAppointment: {
    tag: 'organisation',
    summary: 'End an appointment from a day on; the post is vacant then',
    body: endAppointmentSchema,
    answer: appointmentSchema,
  },
  importOrganisation: {
    tag: 'organisation',
    summary: 'Import from one JSON file; errors name line and column',
    body: importRequestSchema,
    answer: importAnswerSchema,
  },
} as const satisfies Operations;
