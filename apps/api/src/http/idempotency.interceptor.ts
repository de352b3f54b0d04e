import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Database, type Claim, type RequestKey, type Repositories } from '@zeren/database';
import { createHash } from 'node:crypto';
import { firstValueFrom, from, type Observable } from 'rxjs';
import { AUTHORIZATION, type Authorization } from '../access/authorization';
import { idempotencyKeyOf } from './idempotency-key.decorator';
import { IDEMPOTENCY, type Idempotency, type TransactionRequest } from './idempotency';
import { Problem } from './problem';

interface Reply {
  readonly statusCode: number;
  header(name: string, value: string): unknown;
  status(code: number): unknown;
}

/** Gives a repeated request its first answer. A request that failed leaves no record: it may be tried again. */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly database: Database,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const how = this.reflector.get<Idempotency | undefined>(IDEMPOTENCY, context.getHandler());
    if (!how) return next.handle();
    const http = context.switchToHttp();
    const request = http.getRequest<TransactionRequest>();
    const { operation } = this.reflector.get<Authorization>(AUTHORIZATION, context.getHandler());
    const key = requestKeyOf(request, operation);
    const answer = () => firstValueFrom(next.handle(), { defaultValue: null });
    const reply = http.getResponse<Reply>();
    return from(how === 'transaction' ? this.inOne(request, key, reply, answer) : this.around(key, reply, answer));
  }

  private inOne(
    request: TransactionRequest,
    key: RequestKey,
    reply: Reply,
    answer: () => Promise<unknown>,
  ): Promise<unknown> {
    return this.database.inTenant(key.organisationId, async (repositories) => {
      const claim = await repositories.idempotency.claim(key);
      if (claim.claim !== 'new') return repeated(claim, reply);
      request.repositories = repositories;
      const given = await answer();
      await record(repositories, key, reply, given);
      return given;
    });
  }

  private async around(key: RequestKey, reply: Reply, answer: () => Promise<unknown>): Promise<unknown> {
    const claim = await this.database.inTenant(key.organisationId, ({ idempotency }) => idempotency.before(key));
    if (claim.claim !== 'new') return repeated(claim, reply);
    const given = await answer();
    await this.database.inTenant(key.organisationId, async (repositories) => {
      await repositories.idempotency.claim(key);
      await record(repositories, key, reply, given);
    });
    return given;
  }
}

const record = ({ idempotency }: Repositories, key: RequestKey, { statusCode }: Reply, given: unknown): Promise<void> =>
  idempotency.answer(key, { status: statusCode, answer: JSON.stringify(given ?? null) });

function repeated(claim: Exclude<Claim, { claim: 'new' }>, reply: Reply): unknown {
  if (claim.claim !== 'before') throw new Problem('idempotency-key-reused');
  reply.header('idempotency-replayed', 'true');
  reply.status(claim.status);
  return JSON.parse(claim.answer);
}

function requestKeyOf({ principal, headers, method, url, body }: TransactionRequest, operation: string): RequestKey {
  if (!principal) throw new Problem('unauthenticated');
  const { organisationId, personId } = principal;
  const requestSha256 = createHash('sha256')
    .update(JSON.stringify([method, url, body ?? null]))
    .digest('hex');
  return { organisationId, personId, key: idempotencyKeyOf(headers), operation, requestSha256 };
}
