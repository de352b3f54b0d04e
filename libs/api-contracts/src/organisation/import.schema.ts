import { z } from 'zod';
import { code, day, line } from '../text';

const period = { from: day, until: day.nullish() };
const note = line(500).optional();

const unit = z.strictObject({
  code,
  nameZh: line(),
  nameEn: line(),
  kind: z.enum(['leadership', 'division', 'affiliated']),
  /** Head post; derived from the posts when absent. */
  head: code.nullish(),
  /** Counts for people who read the file; checked against the posts when given. */
  posts: z.int().min(0).optional(),
  heads: z.int().min(0).optional(),
  staff: z.int().min(0).optional(),
});

const post = z.strictObject({
  code,
  unit: code,
  kind: z.enum(['leader', 'head', 'staff']),
  titleZh: line(),
  titleEn: line(),
  inChargeOf: z.array(code).max(200).default([]),
  supervisedExternally: z.boolean().default(false),
});

const person = z.strictObject({ code, name: line(100), account: z.boolean().default(false), note });

const appointment = z.strictObject({ person: code, post: code, ...period });

const member = z.strictObject({
  post: code.optional(),
  person: code.optional(),
  role: line(64),
  from: day.optional(),
  until: day.nullish(),
});

export const bodyKinds = [
  'office',
  'party-group',
  'leading-group',
  'committee',
  'discipline',
  'assessment',
  'review-panel',
  'branch',
] as const;

const body = z.strictObject({
  code,
  /** Derived from the code for the bodies every commission has; a branch otherwise. */
  kind: z.enum(bodyKinds).optional(),
  nameZh: line(),
  nameEn: line(),
  unit: code.nullish(),
  seatedIn: code.optional(),
  parent: code.nullish(),
  secretary: code.optional(),
  members: z.array(member).max(500),
  quorum: line(100).optional(),
  note,
  ...period,
});

/** One year's list as it is published: days off, weekend days that are worked, days of which the morning is. */
export const calendarFileSchema = z.looseObject({
  calendarId: line(64),
  status: z.enum(['published', 'provisional', 'fixture']),
  timeZone: line(64),
  daysOff: z.array(z.looseObject({ nameZh: line(), dates: z.array(day).max(100) })).max(100),
  makeUpWorkingDays: z.array(z.looseObject({ nameZh: line(), date: day })).max(100),
  halfDays: z
    .array(z.looseObject({ nameZh: line(), date: day }))
    .max(100)
    .optional(),
});

const dataProvider = z.strictObject({ code, post: code, alternate: code, supplies: z.array(code).max(100) });

/** One file, one organisation: who is where, from when until when, and the days off. */
export const importSchema = z.strictObject({
  organisation: z.strictObject({
    code,
    nameZh: line(),
    nameEn: line(),
    timeZone: line(64).default('Asia/Shanghai'),
    utcOffsetMinutes: z.int().min(-840).max(840).default(480),
    upstreamLetters: z.array(z.looseObject({})).max(100).optional(),
  }),
  units: z.array(unit).min(1).max(1_000),
  posts: z.array(post).min(1).max(20_000),
  persons: z.array(person).min(1).max(20_000),
  appointments: z.array(appointment).max(50_000),
  bodies: z.array(body).max(1_000),
  logins: z.record(z.string(), code).default({}),
  dataProviders: z.array(dataProvider).max(100).default([]),
  ballotElectors: z.record(code, z.record(code, z.array(z.string().max(100)).max(5_000))).default({}),
  /** Desk work that recurs, by post. */
  duties: z.record(z.string(), code).default({}),
  calendars: z.array(calendarFileSchema).max(20).default([]),
});
export type OrganisationImport = z.infer<typeof importSchema>;
