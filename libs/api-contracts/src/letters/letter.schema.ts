import { letterContents } from '@zeren/domain';
import { z } from 'zod';
import type { Operations } from '../operations';
import { personShownSchema } from '../organisation/substitution.schema';
import { cyclePageQuerySchema, instant, pageQuery, pageSchema } from '../page';

const letterFields = {
  id: z.uuid(),
  cycleId: z.uuid(),
  code: z.string(),
  level: z.string(),
  kind: z.enum(['original', 'supplementary', 'successor']),
  parentLetterId: z.uuid().nullable(),
  channel: z.enum(['electronic', 'paper']),
  state: z.string(),
  version: z.int(),
  documentSha256: z.string(),
  bearerPost: z.string(),
  superiorPost: z.string(),
  witnessPost: z.string().nullable(),
  completedAt: instant.nullable(),
};

export const letterRowSchema = z.strictObject({
  ...letterFields,
  /** Whose signature or mark is being waited for. */
  waitingFor: z.array(z.string()),
  dueOn: z.iso.date().nullable(),
});
export type LetterRowView = z.infer<typeof letterRowSchema>;
export const letterListSchema = pageSchema(letterRowSchema);
export type LetterList = z.infer<typeof letterListSchema>;

const annex = z.strictObject({
  domain: z.string(),
  weight: z.string(),
  indicators: z.array(
    z.strictObject({ code: z.string(), planItem: z.string(), title: z.string(), fullMarks: z.string() }),
  ),
});

const signer = z.strictObject({
  role: z.enum(['bearer', 'superior', 'witness']),
  /** Token of the party: post code, `person:…`. */
  post: z.string(),
  name: z.string().nullable(),
  taskId: z.uuid().nullable(),
  /** Of this signer's task on this version; `planned` while it is not open. */
  state: z.string(),
  dueOn: z.iso.date().nullable(),
  actedAt: instant.nullable(),
  recordedAt: instant.nullable(),
  via: z.string().nullable(),
  /** Who acted for the signer, if somebody did. */
  substituteName: z.string().nullable(),
});

const myTask = z.strictObject({
  id: z.uuid(),
  kind: z.string(),
  dueOn: z.iso.date(),
  workingDaysLeft: z.int().nullable(),
  allowedActs: z.array(z.string()),
  onBehalfOf: personShownSchema.nullable(),
});

export const letterSchema = z.strictObject({
  ...letterFields,
  fenceOn: z.iso.date().nullable(),
  periodFromOn: z.iso.date().nullable(),
  periodUntilOn: z.iso.date().nullable(),
  /** The text whose fingerprint is signed, as it stands. */
  text: z.string(),
  annexes: z.array(annex),
  changes: z.array(z.string()),
  /** What the text has to say by rule and does not; it blocks nothing. */
  missing: z.array(z.enum(letterContents)),
  signers: z.array(signer),
  myTask: myTask.nullable(),
  /** What the caller's signature or mark would cause. */
  willCause: z.strictObject({
    completesLetter: z.boolean(),
    opensRoundBelow: z.boolean(),
    stillWaitingFor: z.array(z.string()),
  }),
});
export type LetterView = z.infer<typeof letterSchema>;

const versionFields = {
  version: z.int(),
  documentSha256: z.string(),
  reason: z.string().nullable(),
  recordedAt: instant,
};

export const letterVersionsQuerySchema = z.strictObject(pageQuery);
export type LetterVersionsQuery = z.infer<typeof letterVersionsQuerySchema>;
export const letterVersionListSchema = pageSchema(z.strictObject(versionFields));
export type LetterVersionList = z.infer<typeof letterVersionListSchema>;
export const letterVersionSchema = z.strictObject({
  ...versionFields,
  letterId: z.uuid(),
  text: z.string(),
  annexes: z.array(annex),
});
export type LetterVersion = z.infer<typeof letterVersionSchema>;

/** Against which earlier version; the one before it without this. */
export const letterChangesQuerySchema = z.strictObject({
  since: z.coerce.number().int().min(1).max(999_999).optional(),
});
export type LetterChangesQuery = z.infer<typeof letterChangesQuerySchema>;
export const letterChangesSchema = z.strictObject({
  letterId: z.uuid(),
  version: z.int(),
  since: z.int(),
  /** In the order of reading: parts that are not added make up the earlier text, parts that are not removed the later. */
  parts: z.array(z.strictObject({ kind: z.enum(['same', 'removed', 'added']), text: z.string() })),
});
export type LetterChanges = z.infer<typeof letterChangesSchema>;

export const letterOperations = {
  listLetters: {
    tag: 'letters',
    summary: 'Letters of a cycle by code',
    query: cyclePageQuerySchema,
    answer: letterListSchema,
  },
  getLetter: {
    tag: 'letters',
    summary: 'Exact text, fingerprint, signers, and what the caller may do',
    answer: letterSchema,
  },
  listLetterVersions: {
    tag: 'letters',
    summary: 'Versions of a letter, newest first',
    query: letterVersionsQuerySchema,
    answer: letterVersionListSchema,
  },
  getLetterChanges: {
    tag: 'letters',
    summary: 'What one version says otherwise than an earlier one, word by word',
    query: letterChangesQuerySchema,
    answer: letterChangesSchema,
  },
  getLetterVersion: { tag: 'letters', summary: 'Exact text of one version', answer: letterVersionSchema },
} as const satisfies Operations;
