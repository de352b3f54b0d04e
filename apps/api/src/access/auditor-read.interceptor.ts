import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Database } from '@zeren/database';
import { from, switchMap, type Observable } from 'rxjs';
import { personEntry } from '../http/person-entry';
import { AUTHORIZATION, type Authorization } from './authorization';
import { businessNow, hasRole, type Principal } from './principal';
import type { ApiRequest } from './request';

/** Looking at oneself, and the stream that only says "look again", are no reading of records. */
const unrecorded: ReadonlySet<string> = new Set([
  'getSession',
  'listSessions',
  'getSecondFactor',
  'getMailbox',
  'listApiTokens',
  'listIdentities',
  'listPasskeys',
  'streamEvents',
  'listNotifications',
  'getMode',
  'getOpenApi',
]);

/** Who watches is watched: an auditor gets an answer only together with the entry that he asked for it. */
@Injectable()
export class AuditorReadInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly database: Database,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<ApiRequest>();
    const { principal, method } = request;
    if (method !== 'GET' || !principal || !hasRole(principal, 'auditor')) return next.handle();
    const { operation } = this.reflector.get<Authorization>(AUTHORIZATION, context.getHandler());
    if (unrecorded.has(operation)) return next.handle();
    return next
      .handle()
      .pipe(switchMap((answer) => from(this.record(principal, operation, request).then(() => answer))));
  }

  /** One entry per request, however much it shows. */
  private async record(principal: Principal, operation: string, { url, params, query }: ApiRequest): Promise<void> {
    const cycleId = params['cycleId'] ?? query['cycleId'];
    const entry = personEntry(principal, 'auditor.read', {
      subjectKind: 'operation',
      subjectId: operation,
      businessAt: businessNow(principal),
      ...(cycleId && isId(cycleId) ? { cycleId } : {}),
      facts: { path: url.slice(0, 500) },
    });
    await this.database.inTenant(principal.organisationId, ({ ledger }) =>
      ledger.append(principal.organisationId, [entry]),
    );
  }
}

const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
