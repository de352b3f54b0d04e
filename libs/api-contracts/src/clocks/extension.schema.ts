import { z } from 'zod';
import type { Operations } from '../operations';
import { instant, pageQuery, pageSchema } from '../page';
import { day, reason } from '../text';

export const extensionSchema = z.strictObject({
  id: z.uuid(),
  taskId: z.uuid(),
  taskKind: z.string(),
  subject: z.string(),
  askedBy: z.uuid(),
  dueOn: z.string(),
  untilOn: z.string(),
  reason: z.string(),
  state: z.enum(['asked', 'granted', 'refused']),
  decidedBy: z.uuid().nullable(),
  decisionText: z.string().nullable(),
  askedAt: instant,
  decidedAt: instant.nullable(),
});
export type ExtensionView = z.infer<typeof extensionSchema>;

export const extensionListSchema = pageSchema(extensionSchema);
export type ExtensionList = z.infer<typeof extensionListSchema>;

export const extensionsQuerySchema = z.strictObject(pageQuery);
export type ExtensionsQuery = z.infer<typeof extensionsQuerySchema>;

export const askExtensionSchema = z.strictObject({ untilOn: day, reason });
export type AskExtension = z.infer<typeof askExtensionSchema>;

export const decideExtensionSchema = z.strictObject({ decision: z.enum(['grant', 'refuse']), reason });
export type DecideExtension = z.infer<typeof decideExtensionSchema>;

export const extensionOperations = {
  askExtension: {
    tag: 'tasks',
    summary: 'Ask for more time, once, before the task is due, by thirty days at most',
    body: askExtensionSchema,
    answer: extensionSchema,
    status: 201,
  },
  listExtensions: {
    tag: 'cycles',
    summary: 'Requests for more time, and who decided on them',
    query: extensionsQuerySchema,
    answer: extensionListSchema,
  },
  decideExtension: {
    tag: 'cycles',
    summary: 'Grant or refuse more time; never to oneself',
    body: decideExtensionSchema,
    answer: extensionSchema,
  },
} as const satisfies Operations;
