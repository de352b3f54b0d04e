import { Injectable } from '@nestjs/common';
import type { ProblemSlug } from '@zeren/api-contracts';
import { Database } from '@zeren/database';
import { Log } from '../http/log';
import { personEntry } from '../http/person-entry';
import { Problem } from '../http/problem';
import { businessNow, type Principal } from './principal';
import type { ApiRequest } from './request';
import { RequestMeterService } from './request-meter.service';
import { SessionsService } from './sessions.service';

/** Answers that mean: this is not for you. What is not there and what may not be known to be there sound alike. */
const denials: ReadonlySet<ProblemSlug> = new Set(['forbidden', 'not-found', 'own-matter', 'token-scope']);

/** What somebody who is signed in tried to change and may not stands in the ledger, as what he changed does. */
@Injectable()
export class DenialsService {
  constructor(
    private readonly database: Database,
    private readonly sessions: SessionsService,
    private readonly meter: RequestMeterService,
    private readonly log: Log,
  ) {}

  /** Never throws: a refusal is a refusal, also when it cannot be written down. Beyond his limit of requests nobody fills the ledger. */
  async record(request: ApiRequest, slug: ProblemSlug): Promise<void> {
    const { operation, method } = request;
    if (!operation || method === 'GET' || method === 'HEAD' || !denials.has(slug)) return;
    try {
      const principal = request.principal ?? (await this.whoActs(request, operation));
      if (principal) await this.write(principal, operation, { slug, path: request.url.split('?')[0] ?? '' });
    } catch (error) {
      if (!(error instanceof Problem)) this.log.failed(request.id, error);
    }
  }

  /** Of an act on a task, whose own statement asks for the session: nobody has counted the request yet. */
  private async whoActs({ sessionSha256 }: ApiRequest, operation: string): Promise<Principal | undefined> {
    const principal = sessionSha256 === undefined ? undefined : await this.sessions.find(sessionSha256);
    if (principal) this.meter.count(principal, operation);
    return principal;
  }

  private async write(principal: Principal, operation: string, { slug, path }: { slug: string; path: string }) {
    const entry = personEntry(principal, 'access.denied', {
      subjectKind: 'operation',
      subjectId: operation,
      businessAt: businessNow(principal),
      facts: { path: path.slice(0, 500), problem: slug },
    });
    await this.database.inTenant(principal.organisationId, ({ ledger }) =>
      ledger.append(principal.organisationId, [entry]),
    );
  }
}
