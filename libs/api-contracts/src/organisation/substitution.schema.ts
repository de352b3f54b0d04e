import { z } from 'zod';
import type { Operations } from '../operations';
import { pageQuery, pageSchema } from '../page';
import { code, day, reason } from '../text';

/** A person as others are shown him. */
export const personShownSchema = z.strictObject({ id: z.uuid(), code: z.string(), name: z.string() });
export type PersonShown = z.infer<typeof personShownSchema>;

export const substitutionSchema = z.strictObject({
  id: z.uuid(),
  principal: personShownSchema,
  substitute: personShownSchema,
  fromOn: z.iso.date(),
  /** The last day on which the substitute may act. */
  lastOn: z.iso.date(),
  /** Null: all posts of the principal, and what is asked of him by name. */
  posts: z.array(z.string()).nullable(),
  /** Kinds of tasks that are covered. */
  taskKinds: z.array(z.string()),
  reason: z.string(),
  enteredBy: personShownSchema,
  recordedAt: z.iso.datetime(),
  revokedAt: z.iso.datetime().nullable(),
  state: z.enum(['planned', 'in-force', 'ended', 'revoked']),
});
export type SubstitutionView = z.infer<typeof substitutionSchema>;

export const substitutionListSchema = pageSchema(substitutionSchema);
export type SubstitutionList = z.infer<typeof substitutionListSchema>;

export const substitutionsQuerySchema = z.strictObject(pageQuery);
export type SubstitutionsQuery = z.infer<typeof substitutionsQuerySchema>;

export const enterSubstitutionSchema = z.strictObject({
  /** Code of the person who is away; without it oneself. Only the office enters one for somebody else. */
  principal: code.optional(),
  /** Code of the person who acts for him. */
  substitute: code,
  fromOn: day,
  lastOn: day,
  posts: z.array(code).min(1).max(20).optional(),
  /** Without it every kind that may be delegated. */
  taskKinds: z.array(code).min(1).max(100).optional(),
  reason,
});
export type EnterSubstitution = z.infer<typeof enterSubstitutionSchema>;

export const substitutionOperations = {
  listSubstitutions: {
    tag: 'substitutions',
    summary: 'Who acts for whom: mine, or everybody’s for office and auditor; newest first',
    query: substitutionsQuerySchema,
    answer: substitutionListSchema,
  },
  enterSubstitution: {
    tag: 'substitutions',
    summary: 'Let somebody act for oneself (the office: for anybody) from a day to a last day',
    body: enterSubstitutionSchema,
    answer: substitutionSchema,
    status: 201,
  },
  revokeSubstitution: { tag: 'substitutions', summary: 'End a substitution at once', status: 204 },
} as const satisfies Operations;
