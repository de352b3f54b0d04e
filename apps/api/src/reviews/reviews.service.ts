import { Injectable } from '@nestjs/common';
import type { RegisteredProblem, RegisterProblem, ReviewsQuery, ReviewsView } from '@zeren/api-contracts';
import { Database, newId, type Repositories } from '@zeren/database';
import { plannedRectification, type PlannedRectification } from '@zeren/domain';
import type { Principal } from '../access/principal';
import { cycleNow } from '../cycles/cycle-time';
import { requireCycle } from '../cycles/require-cycle';
import { keyPageOf, readKeyCursor } from '../http/key-cursor';
import { personEntry } from '../http/person-entry';
import { Problem } from '../http/problem';

@Injectable()
export class ReviewsService {
  constructor(private readonly database: Database) {}

  async list({ organisationId }: Principal, { cycleId, source, limit, cursor }: ReviewsQuery): Promise<ReviewsView> {
    const after = readKeyCursor(cursor, 'code');
    const rows = await this.database.inTenant(organisationId, ({ reviews }) =>
      reviews.list(organisationId, cycleId, source ?? null, after, limit + 1),
    );
    const { items, nextCursor } = keyPageOf(rows, limit, ({ key, id }) => [key, id]);
    return {
      problems: items.map(({ key: _key, rectification: _rectification, ...problem }) => problem),
      rectifications: items.flatMap(({ rectification }) =>
        rectification ? [{ ...rectification, tasks: [...rectification.tasks] }] : [],
      ),
      nextCursor,
    };
  }

  /** A number registered before stays as it was: one problem, one measure, one rectification. */
  async register(
    repositories: Repositories,
    principal: Principal,
    { cycleId, no, unitCode, problem, measure, closingOn }: RegisterProblem,
  ): Promise<RegisteredProblem> {
    const { organisationId } = principal;
    const cycle = await requireCycle(repositories, organisationId, cycleId);
    const planned = plannedRectification(cycle.frame, 'year-end', { unitCode, no });
    assertAcceptedByOthers(planned);
    const id = newId();
    await repositories.processes.reviews.recordProblem(organisationId, cycleId, {
      id,
      no,
      source: 'year-end',
      unitCode,
      problem,
      cause: null,
      nextStep: null,
      measure,
      rectification: { ...planned, id: newId(), closingOn },
    });
    await repositories.ledger.append(organisationId, [
      personEntry(principal, 'problem.recorded', {
        subjectKind: 'problem',
        subjectId: id,
        cycleId,
        businessAt: cycleNow(cycle),
        facts: { no, unitCode, rectification: planned.code },
      }),
    ]);
    return { no, rectificationCode: planned.code };
  }
}

/** @throws Problem `own-matter` where the organisation has put owner and verifier into one post. */
function assertAcceptedByOthers({ owner, unitVerifier, superiorVerifier }: PlannedRectification): void {
  if (owner !== unitVerifier && owner !== superiorVerifier) return;
  throw new Problem('own-matter', [{ pointer: '/unitCode', code: 'duty.own-rectification', message: owner }]);
}
