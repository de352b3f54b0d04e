import { z } from 'zod';
import type { Operations } from '../operations';
import { sessionSchema } from './session.schema';

export const identitySchema = z.strictObject({
  id: z.uuid(),
  issuer: z.string(),
  subject: z.string(),
  linkedAt: z.iso.datetime(),
  usedAt: z.iso.datetime().nullable(),
});
export type IdentityView = z.infer<typeof identitySchema>;

/** Where the browser goes next. */
export const externalLoginSchema = z.strictObject({ url: z.url() });
export type ExternalLogin = z.infer<typeof externalLoginSchema>;

/** The query with which the issuer has sent the browser back, as it is. */
export const externalAnswerSchema = z.strictObject({ query: z.string().max(8_000) });
export type ExternalAnswer = z.infer<typeof externalAnswerSchema>;

export const identityLinkSchema = z.strictObject({ password: z.string().min(1).max(256).optional() });
export type IdentityLink = z.infer<typeof identityLinkSchema>;

export const identityOperations = {
  beginExternalLogin: { tag: 'session', summary: 'Log in by another issuer', answer: externalLoginSchema },
  finishExternalLogin: {
    tag: 'session',
    summary: 'Come back from another issuer, to log in or to link the identity',
    body: externalAnswerSchema,
    answer: sessionSchema,
  },
  listIdentities: { tag: 'session', summary: 'Identities that log me in', answer: z.array(identitySchema) },
  beginIdentityLink: {
    tag: 'session',
    summary: 'Link an identity of another issuer to my account',
    body: identityLinkSchema,
    answer: externalLoginSchema,
  },
  removeIdentity: { tag: 'session', summary: 'Remove one of my identities', status: 204 },
} as const satisfies Operations;
