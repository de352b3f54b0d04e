import { z } from 'zod';
import type { Operations } from '../operations';
import { timelineFilterQuery } from './timeline-filter';
import { timelineItemSchema, type TimelineItem } from './timeline-item.schema';

/** What a timeline can be of. */
export const timelineKinds = ['letter', 'task', 'person', 'meeting', 'evaluation', 'cycle'] as const;
export type TimelineKind = (typeof timelineKinds)[number];

export const timelineQuerySchema = z.strictObject({
  limit: z.coerce.number().int().min(1).max(2_000).default(1_000),
  cursor: z.string().max(600).optional(),
});
export type TimelineQuery = z.infer<typeof timelineQuerySchema>;

export const timelineSubjectSchema = z.strictObject({
  id: z.string(),
  code: z.string(),
  /** Null of a person, who is of every year. */
  cycleId: z.uuid().nullable(),
});

export const timelineProcessSchema = z.strictObject({
  /** `read-model` when the engine did not answer: then the ledger stands alone. `none` when no process owns the subject. */
  source: z.enum(['process', 'read-model', 'none']),
  reason: z.string().optional(),
});

const subjectOf = (name: TimelineKind) =>
  z.strictObject({
    [name]: timelineSubjectSchema,
    items: z.array(timelineItemSchema),
    nextCursor: z.string().nullable(),
    process: timelineProcessSchema,
  });

export interface TimelinePage {
  readonly items: readonly TimelineItem[];
  readonly nextCursor: string | null;
  readonly process: z.infer<typeof timelineProcessSchema>;
}

/** Code of an assessment pool, as its scheme has it. */
export const poolCode = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'the code of a pool');

export const timelineExportQuerySchema = z.strictObject({
  of: z.enum(timelineKinds),
  /** Of an evaluation: the cycle's. */
  id: z.uuid(),
  pool: poolCode.optional(),
  format: z.enum(['csv', 'json']).default('csv'),
  ...timelineFilterQuery,
});
export type TimelineExportQuery = z.infer<typeof timelineExportQuerySchema>;

export const timelineOperations = {
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
  getMeetingTimeline: {
    tag: 'ledger',
    summary: 'The same of a meeting',
    query: timelineQuerySchema,
    answer: subjectOf('meeting'),
  },
  getEvaluationTimeline: {
    tag: 'ledger',
    summary: 'The same of an evaluation: of one assessment pool in one cycle',
    query: timelineQuerySchema,
    answer: subjectOf('evaluation'),
  },
  getPersonTimeline: {
    tag: 'ledger',
    summary: 'What a person did, what was done in his name, and what was asked of him; in the ledger alone',
    query: timelineQuerySchema,
    answer: subjectOf('person'),
  },
  exportTimeline: {
    tag: 'ledger',
    summary: 'A whole timeline, filtered, as a file: CSV (RFC 4180, UTF-8 with a byte order mark) or JSON',
    query: timelineExportQuerySchema,
    answerType: 'text/csv',
  },
} as const satisfies Operations;
