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

export const ledgerOperations = {
  listLedger: {
    tag: 'ledger',
    summary: 'Entries of a subject or a cycle, in the order of recording',
    query: ledgerQuerySchema,
    answer: ledgerListSchema,
  },
} as const satisfies Operations;
