import type { Headers } from './request';

const cookie = /(?:^|;\s*)__Host-zeren=([\w-]{43})(?:;|$)/;
const attributes = 'Path=/; HttpOnly; Secure; SameSite=Lax';

const deviceCookie = /(?:^|;\s*)__Host-zeren-device=([\w-]{43})(?:;|$)/;
const yearS = 365 * 86_400;

export const sessionTokenOf = ({ cookie: header }: Headers): string | undefined => cookie.exec(header ?? '')?.[1];

export const sessionCookie = (token: string): string => `__Host-zeren=${token}; ${attributes}`;
/** Opens nothing: it says where somebody has logged in before. */
export const deviceTokenOf = ({ cookie: header }: Headers): string | undefined => deviceCookie.exec(header ?? '')?.[1];
export const deviceCookieOf = (token: string): string =>
  `__Host-zeren-device=${token}; ${attributes}; Max-Age=${yearS}`;
const browserCookie = /(?:^|;\s*)__Host-zeren-external=([\w-]{43})(?:;|$)/;

/** Opens nothing: it says that a login which comes back from another issuer began in this browser. */
export const browserTokenOf = ({ cookie: header }: Headers): string | undefined =>
  browserCookie.exec(header ?? '')?.[1];
export const browserCookieOf = (token: string): string => `__Host-zeren-external=${token}; ${attributes}; Max-Age=600`;
export const endedSessionCookie = `__Host-zeren=; ${attributes}; Max-Age=0`;
