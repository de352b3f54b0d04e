import { z } from 'zod';
import { instant } from '../page';

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
