import { z } from 'zod';
import type { Operations } from '../operations';
import { instant, pageQuery, pageSchema } from '../page';
import { code, day, line } from '../text';

export const recordsQuerySchema = z.strictObject({
  cycleId: z.uuid(),
  kind: z.string().max(64).optional(),
  ...pageQuery,
});
export type RecordsQuery = z.infer<typeof recordsQuerySchema>;

export const recordCountsQuerySchema = z.strictObject({ cycleId: z.uuid() });
export type RecordCountsQuery = z.infer<typeof recordCountsQuerySchema>;

export const enterRecordSchema = z.strictObject({
  /** Without it the cycle that was started last. */
  cycleId: z.uuid().optional(),
  kind: z.string().max(64),
  heldOn: day,
  title: line(300),
  unitCode: code.optional(),
  /** By the definition of the kind. */
  fields: z.record(z.string().max(64), z.unknown()).default({}),
});
export type EnterRecord = z.infer<typeof enterRecordSchema>;

export const recordSchema = z.strictObject({
  id: z.uuid(),
  cycleId: z.uuid(),
  kind: z.string(),
  heldOn: z.iso.date(),
  title: z.string(),
  unitCode: z.string().nullable(),
  fields: z.record(z.string(), z.unknown()),
  enteredBy: z.uuid(),
  recordedAt: instant,
});
export type RecordView = z.infer<typeof recordSchema>;
export const recordListSchema = pageSchema(recordSchema);
export type RecordList = z.infer<typeof recordListSchema>;

export const recordCountsSchema = z.strictObject({
  counts: z.array(z.strictObject({ kind: z.string(), count: z.int(), owed: z.int().nullable() })),
  total: z.int(),
});
export type RecordCounts = z.infer<typeof recordCountsSchema>;

export const recordOperations = {
  listRecords: {
    tag: 'records',
    summary: 'Work records of a cycle by day',
    query: recordsQuerySchema,
    answer: recordListSchema,
  },
  countRecords: {
    tag: 'records',
    summary: 'How many of each kind, beside how many are owed',
    query: recordCountsQuerySchema,
    answer: recordCountsSchema,
  },
  enterRecord: {
    tag: 'records',
    summary: 'Enters a piece of work done',
    body: enterRecordSchema,
    answer: recordSchema,
    status: 201,
  },
} as const satisfies Operations;
