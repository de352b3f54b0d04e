import type { SessionView } from '@zeren/api-contracts';
import type { OpenedSession } from './login.service';
import type { Principal } from './principal';
import { deviceCookieOf, sessionCookie } from './session-cookie';

export interface CookieReply {
  header(name: string, value: string | string[]): unknown;
}

/** New tokens go into cookies and nowhere else. */
export function answered({ token, deviceToken, principal }: OpenedSession, reply: CookieReply): SessionView {
  const ofDevice = deviceToken ? [deviceCookieOf(deviceToken)] : [];
  reply.header('set-cookie', [sessionCookie(token), ...ofDevice]);
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
