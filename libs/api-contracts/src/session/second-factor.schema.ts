import { z } from 'zod';
import type { Operations } from '../operations';
import { sessionSchema } from './session.schema';

export const secondFactorSchema = z.strictObject({
  /** `enrolled`: a secret was shown, no code of it has come back yet. */
  state: z.enum(['none', 'enrolled', 'confirmed']),
  recoveryCodesLeft: z.int(),
});
export type SecondFactorView = z.infer<typeof secondFactorSchema>;

export const passwordSchema = z.strictObject({ password: z.string().min(1).max(256) });
export type TypedPassword = z.infer<typeof passwordSchema>;

/** Six digits of the app; where a factor is confirmed already, also a recovery code. */
export const codeSchema = z.strictObject({ code: z.string().trim().min(6).max(32) });
export type TypedCode = z.infer<typeof codeSchema>;

export const enrolledFactorSchema = z.strictObject({
  /** Base32, for typing. */
  secret: z.string(),
  /** `otpauth://…`, for the app. */
  uri: z.string(),
});
export type EnrolledFactor = z.infer<typeof enrolledFactorSchema>;

export const recoveryCodesSchema = z.strictObject({ recoveryCodes: z.array(z.string()) });
export type RecoveryCodes = z.infer<typeof recoveryCodesSchema>;

export const secondFactorOperations = {
  getSecondFactor: { tag: 'session', summary: 'My second factor', answer: secondFactorSchema },
  enrolSecondFactor: {
    tag: 'session',
    summary: 'Set up a second factor',
    body: passwordSchema,
    answer: enrolledFactorSchema,
  },
  confirmSecondFactor: {
    tag: 'session',
    summary: 'Confirm it with a first code; shows the recovery codes, once',
    body: codeSchema,
    answer: recoveryCodesSchema,
  },
  removeSecondFactor: { tag: 'session', summary: 'Remove my second factor', status: 204 },
  resetSecondFactor: { tag: 'session', summary: 'Remove the second factor of a person who lost it', status: 204 },
  stepUp: { tag: 'session', summary: 'Raise my session for five minutes', body: codeSchema, answer: sessionSchema },
} as const satisfies Operations;
