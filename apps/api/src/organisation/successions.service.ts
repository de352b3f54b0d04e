import { Injectable } from '@nestjs/common';
import type {
  Handover,
  PredecessorScore,
  ScoredSuccession,
  SuccessionListAnswer,
  SuccessionShown,
  UnheldTasks,
} from '@zeren/api-contracts';
import { Database, type HandoverFacts, type SuccessionSummary } from '@zeren/database';
import { daysIn, splitByDays } from '@zeren/domain';
import { businessNow, hasRole, type Principal } from '../access/principal';
import { requireCycle } from '../cycles/require-cycle';
import { personEntry } from '../http/person-entry';
import { Problem } from '../http/problem';

const unheldLimit = 200;

/** Posts that changed hands: what was handed over, what it means for the score, and whether anything is left before nobody. */
@Injectable()
export class SuccessionsService {
  constructor(private readonly database: Database) {}

  async list({ organisationId }: Principal, cycleId: string): Promise<SuccessionListAnswer> {
    const rows = await this.database.inTenant(organisationId, async (repositories) => {
      await requireCycle(repositories, organisationId, cycleId);
      return repositories.successions.list(organisationId, cycleId);
    });
    return { items: rows.map(scored) };
  }

  /** Seen by the two, the office and the auditor; for everybody else it does not exist. */
  async handover(principal: Principal, id: string): Promise<Handover> {
    const { organisationId, personId } = principal;
    return this.database.inTenant(organisationId, async ({ successions }) => {
      const found = await successions.find(organisationId, id);
      const isParty = found && [found.predecessor.id, found.successor.id].includes(personId);
      if (!found || !(isParty || hasRole(principal, 'office', 'auditor'))) throw new Problem('not-found');
      const facts = await successions.handover(organisationId, id);
      return {
        ...shown(found),
        ...facts,
        tasks: [...facts.tasks],
        resolutions: [...facts.resolutions],
        rectifications: [...facts.rectifications],
        risks: [...risksOf(facts)],
      };
    });
  }

  /** @throws Problem `not-found`. */
  score(principal: Principal, id: string, { score }: PredecessorScore): Promise<ScoredSuccession> {
    const { organisationId } = principal;
    return this.database.inTenant(organisationId, async ({ successions, ledger }) => {
      const found = await successions.find(organisationId, id);
      if (!found) throw new Problem('not-found');
      await successions.score(organisationId, id, score);
      await ledger.append(organisationId, [
        personEntry(principal, 'predecessor.scored', {
          subjectKind: 'post',
          subjectId: found.post,
          cycleId: found.cycleId,
          businessAt: businessNow(principal),
          facts: { successionId: id, predecessorId: found.predecessor.id, score },
        }),
      ]);
      return scored({ ...found, predecessorScore: score });
    });
  }

  async listUnheld({ organisationId }: Principal, cycleId: string): Promise<UnheldTasks> {
    const items = await this.database.inTenant(organisationId, async (repositories) => {
      await requireCycle(repositories, organisationId, cycleId);
      return repositories.unheldTasks.list(organisationId, cycleId, unheldLimit);
    });
    return { items: [...items] };
  }
}

const shown = ({
  predecessorScore: _before,
  successorScore: _after,
  yearFromOn: _from,
  yearUntilOn: _until,
  ...succession
}: SuccessionSummary): SuccessionShown => succession;

function scored(succession: SuccessionSummary): ScoredSuccession {
  const { fromOn, yearFromOn, yearUntilOn, predecessorScore, successorScore } = succession;
  const before = { fromOn: yearFromOn, untilOn: fromOn, score: predecessorScore };
  const after = { fromOn, untilOn: yearUntilOn, score: successorScore };
  const score =
    predecessorScore !== null && successorScore !== null
      ? splitByDays([
          { ...before, score: predecessorScore },
          { ...after, score: successorScore },
        ])
      : undefined;
  return {
    ...shown(succession),
    split: {
      predecessor: { ...before, days: daysIn(before) },
      successor: { ...after, days: daysIn(after) },
      score: score ?? null,
    },
  };
}

const risksOf = ({ tasks, resolutions, rectifications }: HandoverFacts): Handover['risks'] => [
  ...tasks.filter(({ wasLate }) => wasLate).map(({ subject }) => ({ kind: 'late-task' as const, about: subject })),
  ...resolutions.filter(isCarried).map(({ code }) => ({ kind: 'carried-resolution' as const, about: code })),
  ...rectifications.filter(isCarried).map(({ code }) => ({ kind: 'carried-rectification' as const, about: code })),
];

const isCarried = ({ state }: { readonly state: string }): boolean => state === 'carried-forward';
