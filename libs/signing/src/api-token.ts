import { hash, randomBytes } from 'node:crypto';

const form = /^zrn_[\w-]{43}$/;

/** `zrn_` and 256 random bits: scanners of repositories find it by its beginning. */
export const newApiToken = (): string => `zrn_${randomBytes(32).toString('base64url')}`;

export const isApiToken = (text: string): boolean => form.test(text);

/** What the database holds. */
export const apiTokenSha256 = (token: string): string => hash('sha256', token);

/** Of the session that stands for a token. No cookie has this hash: nobody can name what it would be the hash of. */
export const sessionOfApiToken = (tokenSha256: string): string =>
  hash('sha256', `zeren/api-token-session/v1\n${tokenSha256}`);
