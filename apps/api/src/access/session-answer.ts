import type { SessionView } from '@zeren/api-contracts';
import type { OpenedSession } from './login.service';
import type { Principal } from './principal';
import { sessionCookie } from './session-cookie';

export interface CookieReply {
  header(name: string, value: string): unknown;
}

/** A new token goes into the cookie and nowhere else. */
export function answered({ token, principal }: OpenedSession, reply: CookieReply): SessionView {
  reply.header('set-cookie', sessionCookie(token));
  return sessionView(principal);
}

export const sessionView = ({
  personId,
  personCode,
  personName,
  roles,
  organisation,
  posts,
}: Principal): SessionView => ({
  person: { id: personId, code: personCode, name: personName },
  roles: [...roles],
  organisation,
  posts: [...posts],
});
