import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { operations, scopeOf } from '@zeren/api-contracts';
import type { ApiConfig } from '@zeren/config';
import { sessionSha256 } from '@zeren/signing';
import { API_CONFIG } from '../http/api-config';
import { Problem } from '../http/problem';
import { ApiTokensService } from './api-tokens.service';
import { AUTHORIZATION, type Authorization } from './authorization';
import { bearerTokenOf } from './bearer-token';
import { hasRole, takesPart, type Principal } from './principal';
import type { ApiRequest } from './request';
import { RequestMeterService } from './request-meter.service';
import { assertSameOrigin } from './same-origin';
import { sessionTokenOf } from './session-cookie';
import { SessionsService } from './sessions.service';

/** Default deny: what says nothing about who may do it cannot be done. Runs before pipes, so it reads no body. */
@Injectable()
export class AccessGuard implements CanActivate {
  private readonly origins: ReadonlySet<string>;

  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: SessionsService,
    private readonly tokens: ApiTokensService,
    private readonly meter: RequestMeterService,
    @Inject(API_CONFIG) config: ApiConfig,
  ) {
    this.origins = new Set(config.publicOrigins);
  }

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const authorization = this.reflector.get<Authorization | undefined>(AUTHORIZATION, context.getHandler());
    if (!authorization) throw new Problem('not-found');
    const request = context.switchToHttp().getRequest<ApiRequest>();
    request.operation = authorization.operation;
    const bearer = bearerTokenOf(request.headers);
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (!isRead && !bearer) assertSameOrigin(request.headers, this.origins);
    const relation = 'relation' in authorization ? authorization.relation : 'signed-in';
    if (relation === 'public') return true;
    if (bearer) return this.admitToken(request, bearer, authorization);
    const token = sessionTokenOf(request.headers);
    if (!token) throw new Problem('unauthenticated');
    request.sessionSha256 = sessionSha256(token);
    // An act's own statement asks again, at the instant of the act: no round trip for it here.
    return relation === 'assignee' || this.admit(request, request.sessionSha256, authorization);
  }

  /** What a token may is what its person may, and its scopes allow. */
  private async admitToken(request: ApiRequest, token: string, authorization: Authorization): Promise<boolean> {
    const access = await this.tokens.find(token);
    if (!access) throw new Problem('unauthenticated');
    request.sessionSha256 = access.sessionSha256;
    const { operation } = authorization;
    const scope = scopeOf({ method: request.method, operation, tag: operations[operation]?.tag });
    if (!scope || !access.scopes.includes(scope)) throw new Problem('token-scope');
    return this.admit(request, access.sessionSha256, authorization);
  }

  private async admit(request: ApiRequest, sha256: string, authorization: Authorization): Promise<boolean> {
    const principal = await this.sessions.find(sha256);
    if (!principal) throw new Problem('unauthenticated');
    request.principal = principal;
    this.meter.count(principal, authorization.operation);
    if (!mayDo(principal, authorization)) throw new Problem('forbidden');
    return true;
  }
}

function mayDo(principal: Principal, authorization: Authorization): boolean {
  if ('roles' in authorization) return hasRole(principal, ...authorization.roles);
  return authorization.relation !== 'participant' || takesPart(principal);
}
