import { z } from 'zod';
import type { Operations } from '../operations';
import { cyclePageQuerySchema, instant, pageSchema } from '../page';
import { code, line, reason } from '../text';

export const evaluationsQuerySchema = z.strictObject({ cycleId: z.uuid() });
export type EvaluationsQuery = z.infer<typeof evaluationsQuerySchema>;

const result = z.strictObject({
  letterId: z.uuid(),
  letterCode: z.string(),
  bearerPost: z.string(),
  rank: z.int(),
  shownTotal: z.string(),
  exactTotal: z.string().nullable(),
  grade: z.string(),
  version: z.int(),
  /** Marks, rules and evidence behind the total; only for the office, the auditor, and one's own after the notice. */
  explanation: z.looseObject({}).nullable(),
});
export type PoolResult = z.infer<typeof result>;

const pool = z.strictObject({
  pool: z.string(),
  level: z.string(),
  letters: z.int(),
  state: z.string(),
  /** How far each kind of work on the pool is. */
  steps: z.array(z.strictObject({ kind: z.string(), open: z.int(), closed: z.int() })),
  /** Counts of each ballot box; never a sheet. */
  sheets: z.array(z.strictObject({ group: z.string(), state: z.string(), issued: z.int(), returned: z.int() })),
  publicity: z
    .strictObject({ opensOn: z.iso.date(), lastOn: z.iso.date(), closedAt: instant.nullable(), isOpen: z.boolean() })
    .nullable(),
  /** Empty until the caller may see them. */
  results: z.array(result),
  /** Who has neither rank nor grade; why, for those who may read explanations. Empty until the caller may see results. */
  notEvaluated: z.array(
    z.strictObject({ letterCode: z.string(), bearerPost: z.string(), reason: z.string().nullable() }),
  ),
});
export type PoolView = z.infer<typeof pool>;

export const evaluationsSchema = z.strictObject({ pools: z.array(pool), own: result.nullable() });
export type EvaluationsView = z.infer<typeof evaluationsSchema>;

export const registerAdjustmentSchema = z.strictObject({
  /** Without it the cycle that was started last. */
  cycleId: z.uuid().optional(),
  letterCode: code,
  code,
  kind: z.enum(['plus', 'minus']),
  points: z.string().regex(/^\d{1,3}(\.\d{1,2})?$/),
  matter: line(100).optional(),
  reason,
});
export type RegisterAdjustment = z.infer<typeof registerAdjustmentSchema>;

export const adjustmentSchema = z.strictObject({
  id: z.uuid(),
  code: z.string(),
  letterCode: z.string(),
  kind: z.enum(['plus', 'minus']),
  points: z.string(),
  matter: z.string().nullable(),
  reason: z.string(),
  state: z.string(),
  decidedOn: z.iso.date().nullable(),
});
export type AdjustmentView = z.infer<typeof adjustmentSchema>;
export const adjustmentListSchema = pageSchema(adjustmentSchema);
export type AdjustmentList = z.infer<typeof adjustmentListSchema>;

export const fileObjectionSchema = z.strictObject({ cycleId: z.uuid(), pool: line(64), text: reason });
export type FileObjection = z.infer<typeof fileObjectionSchema>;

export const objectionSchema = z.strictObject({
  id: z.uuid(),
  pool: z.string(),
  filedBy: z.uuid(),
  text: z.string(),
  state: z.string(),
  answer: z.string().nullable(),
  businessAt: instant,
  recordedAt: instant,
});
export type ObjectionView = z.infer<typeof objectionSchema>;
export const objectionListSchema = pageSchema(objectionSchema);
export type ObjectionList = z.infer<typeof objectionListSchema>;

export const evaluationOperations = {
  listEvaluations: {
    tag: 'evaluations',
    summary: 'Pools: how far the work is, boxes, publicity, and the results the caller may see',
    query: evaluationsQuerySchema,
    answer: evaluationsSchema,
  },
  listAdjustments: {
    tag: 'evaluations',
    summary: 'Register of plus and minus entries',
    query: cyclePageQuerySchema,
    answer: adjustmentListSchema,
  },
  registerAdjustment: {
    tag: 'evaluations',
    summary: 'Enters a plus or minus; who bears the letter is then asked for evidence',
    body: registerAdjustmentSchema,
    answer: adjustmentSchema,
    status: 201,
  },
  listObjections: {
    tag: 'evaluations',
    summary: 'Objections filed in the publicity window',
    query: cyclePageQuerySchema,
    answer: objectionListSchema,
  },
  fileObjection: {
    tag: 'evaluations',
    summary: 'Objects to a published result, within the publicity window only',
    body: fileObjectionSchema,
    answer: objectionSchema,
    status: 201,
  },
} as const satisfies Operations;
