import type { Headers } from './request';

const cookie = /(?:^|;\s*)__Host-zeren=([\w-]{43})(?:;|$)/;
const attributes = 'Path=/; HttpOnly; Secure; SameSite=Lax';

export const sessionTokenOf = ({ cookie: header }: Headers): string | undefined => cookie.exec(header ?? '')?.[1];

export const sessionCookie = (token: string): string => `__Host-zeren=${token}; ${attributes}`;
export const endedSessionCookie = `__Host-zeren=; ${attributes}; Max-Age=0`;
