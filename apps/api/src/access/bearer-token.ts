import { isApiToken } from '@zeren/signing';
import type { Headers } from './request';

/** The token of a program. Nothing where a browser may have sent the request: a token never comes with cookies. */
export function bearerTokenOf({ authorization, cookie }: Headers): string | undefined {
  const [, token] = /^Bearer ([\w-]+)$/i.exec(authorization ?? '') ?? [];
  return token !== undefined && cookie === undefined && isApiToken(token) ? token : undefined;
}
