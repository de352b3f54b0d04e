import { z } from 'zod';
import type { Operations } from '../operations';

export const roles = ['office', 'leader', 'auditor', 'voter', 'administrator'] as const;
export type Role = (typeof roles)[number];

export const loginSchema = z.strictObject({
  /** `P-S01`, or with the code of its organisation where several have one: `P-S01@demo-commission`. */
  login: z.string().trim().min(1).max(129),
  password: z.string().min(1).max(256),
});
export type Login = z.infer<typeof loginSchema>;

export const demoLoginSchema = z.strictObject({ as: z.enum(['office', 'leader', 'auditor']) });
export type DemoLogin = z.infer<typeof demoLoginSchema>;

export const sessionSchema = z.strictObject({
  person: z.strictObject({ id: z.uuid(), code: z.string(), name: z.string() }),
  roles: z.array(z.enum(roles)),
  organisation: z.strictObject({ code: z.string(), nameZh: z.string(), nameEn: z.string() }),
  posts: z.array(z.strictObject({ code: z.string(), kind: z.string(), unitCode: z.string() })),
});
export type SessionView = z.infer<typeof sessionSchema>;

export const openSessionSchema = z.strictObject({
  id: z.uuid(),
  openedAt: z.iso.datetime(),
  seenAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  assurance: z.string(),
  /** The one that asks. */
  current: z.boolean(),
});
export type OpenSession = z.infer<typeof openSessionSchema>;

export const modeSchema = z.strictObject({
  mode: z.enum(['demo', 'production']),
  /** The least that a signature takes. */
  signatureAssurance: z.enum(['session', 'one-time-code', 'passkey']),
  /** By which people may log in besides their password. */
  identityProviders: z.array(z.strictObject({ key: z.string(), name: z.string() })),
});
export type ModeView = z.infer<typeof modeSchema>;

export const sessionOperations = {
  openSession: { tag: 'session', summary: 'Log in', body: loginSchema, answer: sessionSchema },
  openDemoSession: {
    tag: 'session',
    summary: 'Log in as one of the demonstration’s three',
    body: demoLoginSchema,
    answer: sessionSchema,
  },
  getSession: { tag: 'session', summary: 'Who is logged in', answer: sessionSchema },
  closeSession: { tag: 'session', summary: 'Log out', status: 204 },
  listSessions: { tag: 'session', summary: 'Where I am logged in', answer: z.array(openSessionSchema) },
  endSession: { tag: 'session', summary: 'End one of my sessions', status: 204 },
  endOtherSessions: { tag: 'session', summary: 'End all of my sessions but this one', status: 204 },
  endSessionsOfPerson: { tag: 'session', summary: 'End all sessions of a person', status: 204 },
} as const satisfies Operations;
