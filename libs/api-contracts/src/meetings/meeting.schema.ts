import { z } from 'zod';
import type { Operations } from '../operations';
import { cyclePageQuerySchema, pageSchema } from '../page';
import { code, reason } from '../text';

/** Who was due: post code, or `person:…`. */
const member = z.string().regex(/^(person:)?[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/);

export const attendanceSchema = z.strictObject({
  members: z
    .array(z.strictObject({ post: member, state: z.enum(['present', 'on-leave']), reason: reason.optional() }))
    .max(500),
});
export type Attendance = z.infer<typeof attendanceSchema>;

const outcome = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('information'), text: reason }),
  z.strictObject({ kind: z.literal('decision'), text: reason }),
  z.strictObject({ kind: z.literal('follow-up'), text: reason, unitCode: code }),
]);

export const outcomesSchema = z.strictObject({ outcomes: z.array(outcome).min(1).max(100) });
export type Outcomes = z.infer<typeof outcomesSchema>;

const meetingFields = {
  id: z.uuid(),
  cycleId: z.uuid(),
  code: z.string(),
  kind: z.string(),
  nameZh: z.string(),
  nameEn: z.string(),
  heldOn: z.iso.date(),
  chairPost: z.string(),
  state: z.string(),
  presentCount: z.int().nullable(),
  dueCount: z.int().nullable(),
  quorumMet: z.boolean().nullable(),
};

export const meetingRowSchema = z.strictObject(meetingFields);
export type MeetingRowView = z.infer<typeof meetingRowSchema>;
export const meetingListSchema = pageSchema(meetingRowSchema);
export type MeetingList = z.infer<typeof meetingListSchema>;

export const meetingSchema = z.strictObject({
  ...meetingFields,
  /** Who is due, with what is known of each: `unknown` until attendance is recorded. */
  attendance: z.array(
    z.strictObject({
      post: z.string(),
      name: z.string().nullable(),
      state: z.enum(['present', 'on-leave', 'absent', 'unknown']),
      reason: z.string().nullable(),
    }),
  ),
  outcomes: z.array(z.strictObject({ id: z.uuid(), no: z.int(), kind: z.string(), text: z.string() })),
  resolutions: z.array(
    z.strictObject({
      id: z.uuid(),
      code: z.string(),
      unitCode: z.string(),
      ownerPost: z.string(),
      verifierPost: z.string(),
      text: z.string(),
      state: z.string(),
    }),
  ),
});
export type MeetingView = z.infer<typeof meetingSchema>;

export const meetingOperations = {
  listMeetings: {
    tag: 'meetings',
    summary: 'Meetings of a cycle by day',
    query: cyclePageQuerySchema,
    answer: meetingListSchema,
  },
  getMeeting: { tag: 'meetings', summary: 'Attendance, outcomes and resolutions of a meeting', answer: meetingSchema },
  recordAttendance: {
    tag: 'meetings',
    summary: 'Who was present and who on leave; whoever is due and not named was absent',
    body: attendanceSchema,
    answer: meetingSchema,
  },
  recordOutcomes: {
    tag: 'meetings',
    summary: 'Information, decisions and follow-ups; a decision needs a quorum, a follow-up becomes a resolution',
    body: outcomesSchema,
    answer: meetingSchema,
    status: 201,
  },
} as const satisfies Operations;
