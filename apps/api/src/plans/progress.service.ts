import { Injectable } from '@nestjs/common';
import type { OverrideLight, PlanProgress, ReachMilestone } from '@zeren/api-contracts';
import { Database, newId, type PlanDetails, type Repositories } from '@zeren/database';
import type { LedgerEventKind } from '@zeren/domain';
import { canonicalJson, type Json } from '@zeren/ledger';
import { randomBytes } from 'node:crypto';
import { hasRole, type Principal } from '../access/principal';
import { cycleNow } from '../cycles/cycle-time';
import { sha256 } from '../cycles/cycle-views';
import { requireCycle } from '../cycles/require-cycle';
import { personEntry } from '../http/person-entry';
import { Problem } from '../http/problem';
import { progressOf } from './progress-view';
import { isAdopted, requirePlan } from './require-plan';

interface Deed {
  readonly kind: LedgerEventKind;
  readonly itemCode: string;
  /** What was written: the ledger holds a salted hash of it. */
  readonly words: string;
  readonly facts: Readonly<Record<string, Json>>;
}

/** How far an adopted plan has come: reported by those responsible, coloured by rule. */
@Injectable()
export class ProgressService {
  constructor(private readonly database: Database) {}

  get({ organisationId }: Principal, planId: string): Promise<PlanProgress> {
    return this.database.inTenant(organisationId, async (repositories) =>
      progressOf(repositories, organisationId, await requirePlan(repositories, organisationId, planId)),
    );
  }

  /** @throws Problem `forbidden` for whoever is neither of the office nor holds the liaison's post today. */
  async reach(repositories: Repositories, principal: Principal, planId: string, body: ReachMilestone) {
    const { organisationId } = principal;
    const { itemCode, milestoneNo, text } = body;
    const { plan, today, item } = await itemOf(repositories, organisationId, planId, itemCode);
    if (!item.milestones.some(({ no }) => no === milestoneNo)) throw new Problem('plan-item-unknown');
    await assertMayReport(repositories, principal, plan, item.liaison);
    const facts = { milestoneNo, doneOn: today };
    const written = await record(repositories, principal, plan, {
      ...{ kind: 'plan.milestone-reached', itemCode, words: text, facts },
    });
    const isFirst = await repositories.planProgress.addReached(organisationId, written, {
      ...{ milestoneNo, doneOn: today, text },
    });
    if (!isFirst) throw new Problem('milestone-reached');
    return progressOf(repositories, organisationId, plan);
  }

  async override(repositories: Repositories, principal: Principal, planId: string, body: OverrideLight) {
    const { organisationId } = principal;
    const { itemCode, light, reason } = body;
    const { plan, item } = await itemOf(repositories, organisationId, planId, itemCode);
    const { computed } = item;
    const facts = { light, computed };
    const written = await record(repositories, principal, plan, {
      ...{ kind: 'plan.light-overridden', itemCode, words: reason, facts },
    });
    await repositories.planProgress.addOverride(organisationId, newId(), written, { light, computed, reason });
    return progressOf(repositories, organisationId, plan);
  }
}

async function itemOf(repositories: Repositories, organisationId: string, planId: string, itemCode: string) {
  const plan = await requirePlan(repositories, organisationId, planId);
  if (!isAdopted(plan)) throw new Problem('plan-not-adopted');
  const { today, items } = await progressOf(repositories, organisationId, plan);
  const item = items.find(({ code }) => code === itemCode);
  if (!item) throw new Problem('plan-item-unknown');
  return { plan, today, item };
}

async function assertMayReport(
  { duties }: Repositories,
  principal: Principal,
  { cycleId }: PlanDetails,
  liaison: string,
): Promise<void> {
  if (hasRole(principal, 'office')) return;
  const holders = await duties.holders(principal.organisationId, cycleId, liaison);
  if (!holders.includes(principal.personId)) throw new Problem('forbidden');
}

/** Entry and what the row beside it needs; both are written in the transaction of the request. */
async function record(
  repositories: Repositories,
  principal: Principal,
  { id: planId, cycleId }: PlanDetails,
  { kind, itemCode, words, facts }: Deed,
) {
  const { organisationId, personId } = principal;
  const businessAt = cycleNow(await requireCycle(repositories, organisationId, cycleId));
  const contentSalt = randomBytes(16).toString('hex');
  const contentSha256 = sha256(contentSalt + canonicalJson({ text: words }));
  await repositories.ledger.append(organisationId, [
    personEntry(principal, kind, {
      ...{ subjectKind: 'plan', subjectId: planId, cycleId, businessAt },
      facts: { ...facts, itemCode, contentSha256 },
    }),
  ]);
  return { planId, itemCode, contentSalt, personId, businessAt: new Date(businessAt) };
}
