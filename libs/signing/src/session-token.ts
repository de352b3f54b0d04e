import { hash, randomBytes } from 'node:crypto';

/** 256 random bits, 43 characters base64url: what the cookie holds. */
export const newSessionToken = (): string => randomBytes(32).toString('base64url');

/** What the database holds. */
export const sessionSha256 = (token: string): string => hash('sha256', token);
