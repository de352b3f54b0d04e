import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { sessionSha256 } from '@zeren/signing';
import { Problem } from '../http/problem';
import type { Principal } from './principal';
import type { ApiRequest, Headers } from './request';
import { browserTokenOf, deviceTokenOf, sessionTokenOf } from './session-cookie';

/** Set by the guard from the session. */
export const CurrentPrincipal = createParamDecorator((_: unknown, context: ExecutionContext): Principal => {
  const { principal } = context.switchToHttp().getRequest<ApiRequest>();
  if (!principal) throw new Problem('unauthenticated');
  return principal;
});

/** Hash of the session's token: for acts, whose statement checks the session itself. */
export const SessionSha256 = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const { sessionSha256 } = context.switchToHttp().getRequest<ApiRequest>();
  if (!sessionSha256) throw new Problem('unauthenticated');
  return sessionSha256;
});

/** What a request says of the browser that sends it, where nobody has checked it. */
export interface Browser {
  readonly origin: string | undefined;
  readonly address: string;
  /** Of a login by another issuer that began here. */
  readonly token: string | undefined;
  readonly sessionSha256: string | undefined;
}

export const FromBrowser = createParamDecorator((_: unknown, context: ExecutionContext): Browser => {
  const { headers, ip } = context.switchToHttp().getRequest<ApiRequest>();
  return {
    origin: headers['origin'],
    address: ip,
    token: browserTokenOf(headers),
    sessionSha256: earlierSessionSha256(headers),
  };
});

/** Of the cookie that says where somebody has logged in before; it opens nothing. */
export const DeviceToken = createParamDecorator((_: unknown, context: ExecutionContext): string | undefined =>
  deviceTokenOf(context.switchToHttp().getRequest<ApiRequest>().headers),
);

/** Of the cookie that came along, where nobody has checked it: at a login. */
export const EarlierSessionSha256 = createParamDecorator((_: unknown, context: ExecutionContext): string | undefined =>
  earlierSessionSha256(context.switchToHttp().getRequest<ApiRequest>().headers),
);

function earlierSessionSha256(headers: Headers): string | undefined {
  const token = sessionTokenOf(headers);
  return token && sessionSha256(token);
}
