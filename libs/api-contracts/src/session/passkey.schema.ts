import { signatureActs } from '@zeren/domain';
import { z } from 'zod';
import type { Operations } from '../operations';
import { line, sha256 } from '../text';
import { sessionSchema } from './session.schema';

const base64url = (maxLength: number) =>
  z
    .string()
    .regex(/^[\w-]+$/)
    .max(maxLength);
const transports = z.array(z.string().regex(/^[a-z-]{1,32}$/)).max(10);
const credentials = z.array(z.strictObject({ id: z.string(), type: z.literal('public-key'), transports }));

export const passkeySchema = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  enrolledAt: z.iso.datetime(),
  usedAt: z.iso.datetime().nullable(),
  /** Kept by its provider as well: it may be on several devices. */
  backedUp: z.boolean(),
});
export type PasskeyView = z.infer<typeof passkeySchema>;

/** The password is asked of whoever has no factor yet; everybody else has raised his session before. */
export const enrolmentRequestSchema = z.strictObject({ password: z.string().min(1).max(256).optional() });
export type EnrolmentRequest = z.infer<typeof enrolmentRequestSchema>;

/** For `navigator.credentials.create`. */
export const creationOptionsSchema = z.strictObject({
  challenge: z.string(),
  rp: z.strictObject({ id: z.string(), name: z.string() }),
  user: z.strictObject({ id: z.string(), name: z.string(), displayName: z.string() }),
  pubKeyCredParams: z.array(z.strictObject({ type: z.literal('public-key'), alg: z.int() })),
  timeout: z.int(),
  attestation: z.literal('none'),
  authenticatorSelection: z.strictObject({
    residentKey: z.literal('preferred'),
    userVerification: z.literal('required'),
  }),
  excludeCredentials: credentials,
});
export type CreationOptions = z.infer<typeof creationOptionsSchema>;

/** For `navigator.credentials.get`. */
export const requestOptionsSchema = z.strictObject({
  challenge: z.string(),
  rpId: z.string(),
  timeout: z.int(),
  userVerification: z.literal('required'),
  allowCredentials: credentials,
});
export type RequestOptions = z.infer<typeof requestOptionsSchema>;

/** What the browser made of `creationOptions`. */
export const newPasskeySchema = z.strictObject({
  name: line(100),
  credentialId: base64url(1_400),
  attestationObject: base64url(20_000),
  clientDataJson: base64url(4_000),
  transports,
});
export type NewPasskey = z.infer<typeof newPasskeySchema>;

/** What the browser made of `requestOptions`. */
export const assertionSchema = z.strictObject({
  credentialId: base64url(1_400),
  authenticatorData: base64url(4_000),
  clientDataJson: base64url(4_000),
  signature: base64url(2_000),
});
export type TypedAssertion = z.infer<typeof assertionSchema>;

export const confirmableActSchema = z.strictObject({
  kind: z.enum(signatureActs),
  /** Of the text that the task shows; left out where it shows none. */
  documentSha256: sha256.optional(),
});
export type ConfirmableAct = z.infer<typeof confirmableActSchema>;

export const passkeyOperations = {
  listPasskeys: { tag: 'session', summary: 'My passkeys', answer: z.array(passkeySchema) },
  beginPasskeyEnrolment: {
    tag: 'session',
    summary: 'What a new passkey is to be made with; holds for five minutes, once',
    body: enrolmentRequestSchema,
    answer: creationOptionsSchema,
  },
  enrolPasskey: { tag: 'session', summary: 'Enrol a new passkey', body: newPasskeySchema, answer: passkeySchema },
  removePasskey: { tag: 'session', summary: 'Remove one of my passkeys', status: 204 },
  beginPasskeyStepUp: {
    tag: 'session',
    summary: 'What a passkey is to sign to raise my session; holds for five minutes, once',
    answer: requestOptionsSchema,
  },
  stepUpWithPasskey: {
    tag: 'session',
    summary: 'Raise my session for five minutes with a passkey',
    body: assertionSchema,
    answer: sessionSchema,
  },
  beginPasskeyAct: {
    tag: 'tasks',
    summary: 'What a passkey is to sign to confirm this act; holds for five minutes, once',
    body: confirmableActSchema,
    answer: requestOptionsSchema,
  },
} as const satisfies Operations;
