import { z } from 'zod';
import type { Operations } from '../operations';
import { instant, pageQuery, pageSchema } from '../page';

const subjectToken = z.string().min(1).max(200);

export const ledgerQuerySchema = z
  .strictObject({
    subjectKind: subjectToken.optional(),
    subjectId: subjectToken.optional(),
    cycleId: z.uuid().optional(),
    kind: z.string().max(64).optional(),
    ...pageQuery,
  })
  .refine(({ subjectKind, subjectId, cycleId }) => (subjectKind && subjectId) || cycleId, {
    error: 'name a subject (subjectKind and subjectId) or a cycle',
  });
export type LedgerQuery = z.infer<typeof ledgerQuerySchema>;

export const ledgerRowSchema = z.strictObject({
  id: z.uuid(),
  kind: z.string(),
  cycleId: z.uuid().nullable(),
  subjectKind: z.string(),
  subjectId: z.string(),
  actor: z.string(),
  actorName: z.string().nullable(),
  businessAt: instant,
  recordedAt: instant,
  /** RFC 6962 leaf, hexadecimal. */
  leafHash: z.string(),
  /** Bytes as they were hashed. */
  payload: z.string(),
});
export const ledgerListSchema = pageSchema(ledgerRowSchema);
export type LedgerList = z.infer<typeof ledgerListSchema>;

export const timelineQuerySchema = z.strictObject({
  limit: z.coerce.number().int().min(1).max(2_000).default(1_000),
  cursor: z.string().max(600).optional(),
});
export type TimelineQuery = z.infer<typeof timelineQuerySchema>;

export const timelineItemSchema = z.strictObject({
  source: z.enum(['ledger', 'process']),
  id: z.string(),
  /** Kind of the ledger entry, or the engine's name of the history event. */
  kind: z.string(),
  businessAt: instant.nullable(),
  recordedAt: instant,
  /** Id of a person, or of the process. */
  actor: z.string().nullable(),
  actorName: z.string().nullable(),
  actorPost: z.string().nullable(),
  onBehalfOf: z.string().nullable(),
  leafHash: z.string().nullable(),
  workflowId: z.string().nullable(),
  /** Stable token of the sentence, and what goes into it. */
  token: z.string().nullable(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  /** The sentence in the language asked for; null when the kind alone says it. */
  text: z.string().nullable(),
  raw: z.unknown(),
});
export type TimelineItem = z.infer<typeof timelineItemSchema>;

const subjectOf = (name: 'letter' | 'task' | 'cycle') =>
  z.strictObject({
    [name]: z.strictObject({ id: z.uuid(), code: z.string(), cycleId: z.uuid() }),
    items: z.array(timelineItemSchema),
    nextCursor: z.string().nullable(),
    /** `read-model` when the engine did not answer: then the ledger stands alone. */
    process: z.strictObject({ source: z.enum(['process', 'read-model']), reason: z.string().optional() }),
  });

export interface TimelinePage {
  readonly items: readonly TimelineItem[];
  readonly nextCursor: string | null;
  readonly process: { readonly source: 'process' | 'read-model'; readonly reason?: string };
}

export const ledgerOperations = {
  listLedger: {
    tag: 'ledger',
    summary: 'Entries of a subject or a cycle, in the order of recording',
    query: ledgerQuerySchema,
    answer: ledgerListSchema,
  },
  getLetterTimeline: {
    tag: 'ledger',
    summary: 'Ledger entries and history events of a letter on one axis, both times',
    query: timelineQuerySchema,
    answer: subjectOf('letter'),
  },
  getTaskTimeline: {
    tag: 'ledger',
    summary: 'The same of a task',
    query: timelineQuerySchema,
    answer: subjectOf('task'),
  },
  getCycleTimeline: {
    tag: 'ledger',
    summary: 'The same of a cycle',
    query: timelineQuerySchema,
    answer: subjectOf('cycle'),
  },
} as const satisfies Operations;
