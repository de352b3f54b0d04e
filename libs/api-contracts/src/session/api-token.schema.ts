import { z } from 'zod';
import type { Operations } from '../operations';
import { line } from '../text';
import { tokenScopes } from './token-scope';

export const apiTokenSchema = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  scopes: z.array(z.enum(tokenScopes)),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  usedAt: z.iso.datetime().nullable(),
});
export type ApiTokenView = z.infer<typeof apiTokenSchema>;

export const newApiTokenSchema = z.strictObject({
  name: line(100),
  scopes: z.array(z.enum(tokenScopes)).min(1).max(tokenScopes.length),
  /** How long it holds; at most a year. */
  days: z.int().min(1).max(365),
  /** Of whoever has no factor yet; everybody else has raised his session before. */
  password: z.string().min(1).max(256).optional(),
});
export type NewApiToken = z.infer<typeof newApiTokenSchema>;

export const createdApiTokenSchema = z.strictObject({
  /** `zrn_…`, shown this once. */
  secret: z.string(),
  token: apiTokenSchema,
});
export type CreatedApiToken = z.infer<typeof createdApiTokenSchema>;

export const apiTokenOperations = {
  listApiTokens: { tag: 'session', summary: 'My API tokens', answer: z.array(apiTokenSchema) },
  createApiToken: {
    tag: 'session',
    summary: 'Make an API token; shows it, once',
    body: newApiTokenSchema,
    answer: createdApiTokenSchema,
  },
  revokeApiToken: { tag: 'session', summary: 'Revoke one of my API tokens', status: 204 },
} as const satisfies Operations;
