import { createTransport } from 'nodemailer';

/** A mail server that hangs must not hold anything for long. */
const limits = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

/** @param url `smtp://` or `smtps://`, with user and password where the server wants them. */
export const openMailServer = (url: string) => createTransport({ url, ...limits });

/** Was the mail refused for good? A mailbox that is full, or a server that is away, may take it later. */
export const isRefusal = (error: unknown): boolean =>
  error instanceof Error &&
  'responseCode' in error &&
  typeof error.responseCode === 'number' &&
  error.responseCode >= 500;
