import { Injectable } from '@nestjs/common';
import type { EvaluationsQuery, EvaluationsView, PoolView } from '@zeren/api-contracts';
import {
  Database,
  type BoxCounts,
  type NotEvaluatedRow,
  type PoolWork,
  type PublicityRow,
  type ResultRow,
} from '@zeren/database';
import type { Day, FramePool } from '@zeren/domain';
import { hasRole, type Principal } from '../access/principal';
import { Problem } from '../http/problem';
import { isWindowOpen } from './is-window-open';
import { ownResult, visibleNotEvaluated, visibleResults, type Reader } from './visible-results';

@Injectable()
export class EvaluationsService {
  constructor(private readonly database: Database) {}

  list(principal: Principal, { cycleId }: EvaluationsQuery): Promise<EvaluationsView> {
    const { organisationId } = principal;
    return this.database.inTenant(organisationId, async ({ cycles, evaluations }) => {
      const cycle = await cycles.find(organisationId, cycleId);
      if (!cycle) throw new Problem('not-found');
      const { pools } = cycle.frame;
      const known = {
        work: await evaluations.listWork(organisationId, cycleId, pools),
        boxes: await evaluations.listBoxes(organisationId, cycleId),
        notEvaluated: await evaluations.listNotEvaluated(organisationId, cycleId),
        publicity: await evaluations.listPublicity(organisationId, cycleId),
        results: await evaluations.listResults(organisationId, cycleId),
      };
      const reader = readerOf(principal);
      return {
        pools: pools.map((pool) => poolView(pool, known, reader, cycle.today)),
        own: ownResult(known.results, reader),
      };
    });
  }
}

const readerOf = (principal: Principal): Reader => ({
  seesAll: hasRole(principal, 'office', 'auditor'),
  bearerTokens: [...principal.posts.map(({ code }) => code), `person:${principal.personCode}`],
});

interface Known {
  readonly work: readonly PoolWork[];
  readonly boxes: readonly BoxCounts[];
  readonly notEvaluated: readonly NotEvaluatedRow[];
  readonly publicity: readonly PublicityRow[];
  readonly results: readonly ResultRow[];
}

function poolView(
  { code, level }: FramePool,
  { work, boxes, notEvaluated, publicity, results }: Known,
  reader: Reader,
  today: Day,
): PoolView {
  const ofPool = results.filter(({ pool }) => pool === code);
  const done = work.find(({ pool }) => pool === code);
  const window = publicity.find(({ pool }) => pool === code);
  const steps = done?.steps ?? [];
  return {
    pool: code,
    level,
    letters: done?.letters ?? 0,
    state: ofPool[0]?.state ?? (steps.length > 0 ? 'open' : 'planned'),
    steps: [...steps],
    sheets: boxes.filter(({ pool }) => pool === code).map(({ pool: _, ...box }) => box),
    publicity: window
      ? {
          opensOn: window.opensOn,
          lastOn: window.lastOn,
          closedAt: window.closedAt,
          isOpen: isWindowOpen(window, today),
        }
      : null,
    results: visibleResults(ofPool, reader),
    notEvaluated: visibleNotEvaluated(
      notEvaluated.filter(({ pool }) => pool === code),
      reader,
      window !== undefined,
    ),
  };
}
