import { z } from 'zod';
import type { Operations } from '../operations';

const languages = ['zh-CN', 'en'] as const;

export const newMailboxSchema = z.strictObject({ address: z.email().max(254), language: z.enum(languages) });
export type NewMailbox = z.infer<typeof newMailboxSchema>;

export const mailboxSchema = z.strictObject({
  /** null: no mail. */
  address: z.string().nullable(),
  language: z.enum(languages).nullable(),
});
export type MailboxView = z.infer<typeof mailboxSchema>;

/** Tagged like a session: where somebody is written to is no business of a program that acts for him. */
export const mailboxOperations = {
  getMailbox: { tag: 'session', summary: 'Where I am reminded by mail', answer: mailboxSchema },
  openMailbox: {
    tag: 'session',
    summary: 'Be reminded by mail: one digest a working day at most',
    body: newMailboxSchema,
    answer: mailboxSchema,
  },
  closeMailbox: { tag: 'session', summary: 'No mail any more', status: 204 },
} as const satisfies Operations;
