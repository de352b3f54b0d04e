import { Catch, HttpException, Injectable, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { problems, type ProblemSlug } from '@zeren/api-contracts';
import { DomainError } from '@zeren/domain';
import { DenialsService } from '../access/denials.service';
import type { ApiRequest } from '../access/request';
import { problemOf } from '../errors/problem-of';
import { Log } from './log';
import { Problem } from './problem';

interface Reply {
  readonly sent?: boolean;
  header(name: string, value: string): Reply;
  status(code: number): Reply;
  send(body: unknown): void;
}

/** What Nest and Fastify throw by themselves. */
const slugByStatus: Readonly<Record<number, ProblemSlug>> = {
  400: 'invalid-body',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not-found',
  405: 'method-not-allowed',
  413: 'body-too-large',
  415: 'unsupported-media-type',
  429: 'too-many-requests',
  503: 'unavailable',
};

/** What PostgreSQL or its driver says when it cannot serve just now: no connection, one lost on the way, a limit reached, shutting down. */
const unavailable =
  /^(08|53|57P0[123])|^(57014|55P03|25P03|40001|40P01)$|ECONNREFUSED|ECONNRESET|EPIPE|ENOTFOUND|timeout exceeded when trying to connect|Connection terminated|is not queryable|[Qq]uery runner (was )?already released/;

/** The only door for errors: RFC 9457, in the caller's language, without stack, SQL, paths or names. */
@Catch()
@Injectable()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly log: Log,
    private readonly denials: DenialsService,
  ) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const http = host.switchToHttp();
    const request = http.getRequest<ApiRequest>();
    const reply = http.getResponse<Reply>();
    if (reply.sent) return;
    const problem = asProblem(error);
    const { status, zh, en } = problems[problem.slug];
    if (status >= 500) this.log.failed(request.id, error);
    await this.denials.record(request, problem.slug);
    const retryAfter = problem.more.retryAfter ?? (status === 503 ? 5 : undefined);
    if (retryAfter !== undefined) reply.header('retry-after', String(retryAfter));
    for (const [name, value] of Object.entries(problem.more.headers ?? {})) reply.header(name, value);
    reply
      .header('content-type', 'application/problem+json; charset=utf-8')
      .status(status)
      .send({
        type: `/problems/${problem.slug}`,
        title: /^en/i.test(request.headers['accept-language'] ?? '') ? en : zh,
        status,
        instance: request.id,
        ...(problem.more.detail ? { detail: problem.more.detail } : {}),
        ...(retryAfter !== undefined ? { retryAfter } : {}),
        ...(problem.errors.length > 0 ? { errors: problem.errors } : {}),
      });
  }
}

function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof DomainError) return new Problem(problemOf[error.code], detailsOf(error));
  const { code, message, statusCode } = (error ?? {}) as { code?: unknown; message?: unknown; statusCode?: number };
  const status = error instanceof HttpException ? error.getStatus() : statusCode;
  if (status !== undefined) return new Problem(slugByStatus[status] ?? (status < 500 ? 'invalid-body' : 'internal'));
  return new Problem([code, message].some((text) => unavailable.test(String(text))) ? 'unavailable' : 'internal');
}

const detailsOf = ({ code, details }: DomainError) =>
  Object.entries(details).map(([name, value]) => ({ pointer: '', code, message: `${name}: ${value}` }));
