import { z } from 'zod';
import type { Operations } from '../operations';
import { instant } from '../page';

/** A hash, base64. */
const hash = z.base64().length(44);
const size = z.int().min(0);
const asked = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

export const checkpointSchema = z.strictObject({
  origin: z.string(),
  size,
  root: hash,
  /** C2SP signed note, as it was signed. */
  note: z.string(),
  /** `name+hash+key`: what the note is verified with. */
  verifierKey: z.string(),
  signedAt: instant,
});
export type CheckpointAnswer = z.infer<typeof checkpointSchema>;

export const inclusionProofSchema = z.strictObject({
  entryId: z.uuid(),
  /** Bytes as they were hashed: the leaf is SHA-256 over 0x00 and these. */
  payload: z.string(),
  leafHash: hash,
  index: size,
  /** From the leaf up, as RFC 9162 verifies them; they lead to the root of the checkpoint. */
  hashes: z.array(hash),
  checkpoint: checkpointSchema,
});
export type InclusionProofAnswer = z.infer<typeof inclusionProofSchema>;

export const consistencyQuerySchema = z.strictObject({
  older: asked,
  /** Absent: the size of the latest checkpoint. */
  newer: asked.optional(),
});
export type ConsistencyQuery = z.infer<typeof consistencyQuerySchema>;

export const consistencyProofSchema = z.strictObject({ older: size, newer: size, hashes: z.array(hash) });
export type ConsistencyProofAnswer = z.infer<typeof consistencyProofSchema>;

export const checkpointCheckQuerySchema = z.strictObject({ note: z.string().min(1).max(4_000) });
export type CheckpointCheckQuery = z.infer<typeof checkpointCheckQuerySchema>;

/** What is found about a checkpoint from outside; all but `consistent` mean that somebody has to look into it. */
export const checkpointVerdicts = ['consistent', 'other-ledger', 'not-signed', 'cut-off', 'rewritten'] as const;
export type CheckpointVerdict = (typeof checkpointVerdicts)[number];

export const checkpointCheckSchema = z.strictObject({
  /**
   * `consistent`: the ledger begins with what was signed. `other-ledger`: another origin. `not-signed`: no key of this ledger
   * signed it. `cut-off`: the ledger is shorter than it was. `rewritten`: it has another past.
   */
  verdict: z.enum(checkpointVerdicts),
  presented: z.strictObject({ origin: z.string(), size, root: hash }),
  current: checkpointSchema,
  /** From the presented checkpoint to the current one; empty unless `consistent`. */
  hashes: z.array(hash),
});
export type CheckpointCheckAnswer = z.infer<typeof checkpointCheckSchema>;

export const checkpointOperations = {
  getCheckpoint: {
    tag: 'ledger',
    summary: 'The latest signed checkpoint: size and root of the ledger',
    answer: checkpointSchema,
  },
  getInclusionProof: {
    tag: 'ledger',
    summary: 'Proof that an entry is part of the latest checkpoint',
    answer: inclusionProofSchema,
  },
  getConsistencyProof: {
    tag: 'ledger',
    summary: 'Proof that the ledger of one size is the beginning of the ledger of another',
    query: consistencyQuerySchema,
    answer: consistencyProofSchema,
  },
  checkCheckpoint: {
    tag: 'ledger',
    summary: 'Whether the ledger still begins with what a checkpoint from outside says',
    query: checkpointCheckQuerySchema,
    answer: checkpointCheckSchema,
  },
} as const satisfies Operations;
