import { Injectable } from '@nestjs/common';
import type { CyclePageQuery, PlanDraft, PlanList, PlanView } from '@zeren/api-contracts';
import { Database, type PlanDetails, type Repositories } from '@zeren/database';
import { planText } from '@zeren/documents';
import { assertWeights, type PlanContent, type PlanItem } from '@zeren/domain';
import { hasRole, type Principal } from '../access/principal';
import { sha256 } from '../cycles/cycle-views';
import { keyPageOf, readKeyCursor } from '../http/key-cursor';
import { Problem } from '../http/problem';
import { isAdopted, requirePlan } from './require-plan';
import { sumOf } from './sum-of';

@Injectable()
export class PlansService {
  constructor(private readonly database: Database) {}

  async list({ organisationId }: Principal, { cycleId, limit, cursor }: CyclePageQuery): Promise<PlanList> {
    const after = readKeyCursor(cursor, 'id');
    const rows = await this.database.inTenant(organisationId, ({ plans }) =>
      plans.list(organisationId, cycleId, after?.[1] ?? null, limit + 1),
    );
    return keyPageOf(rows, limit, ({ id }) => [id, id]);
  }

  get(principal: Principal, planId: string): Promise<PlanView> {
    const { organisationId } = principal;
    return this.database.inTenant(organisationId, async ({ plans }) =>
      planView(await requirePlan({ plans }, organisationId, planId), hasRole(principal, 'office')),
    );
  }

  /** The whole draft at once, against the revision that was read: nobody overwrites what he has not seen. */
  replaceDraft({ organisationId }: Principal, planId: string, revision: number, draft: PlanDraft): Promise<PlanView> {
    return this.database.inTenant(organisationId, async ({ plans }) => {
      const plan = await requirePlan({ plans }, organisationId, planId);
      if (isAdopted(plan)) throw new Problem('plan-not-draft');
      assertWeights(
        'plan',
        draft.items.map(({ weight }) => weight),
      );
      assertDistinct(draft.items.map(({ code }) => code));
      await assertKnown({ plans }, organisationId, draft);
      const content: PlanContent = { ...plan.draft, items: draft.items as readonly PlanItem[] };
      if (!(await plans.replaceDraft(organisationId, planId, revision, content)))
        throw new Problem('precondition-failed');
      return planView(await requirePlan({ plans }, organisationId, planId), true);
    });
  }
}

/** What is frozen is shown as it was hashed; before that, the text the draft would have. */
function planView({ draft, frozen, versions, ...plan }: PlanDetails, edits: boolean): PlanView {
  const { items } = frozen?.content ?? draft;
  const text = frozen?.text ?? planText(draft);
  return {
    ...plan,
    items: items as PlanView['items'],
    draftItems: edits ? (draft.items as PlanView['items']) : null,
    text,
    textSha256: sha256(text),
    isPreview: frozen === null,
    weightSum: sumOf(items.map(({ weight }) => weight)),
    versions: [...versions],
  };
}

function assertDistinct(codes: readonly string[]): void {
  const twice = codes.findIndex((code, index) => codes.indexOf(code) !== index);
  if (twice === -1) return;
  throw new Problem('invalid-body', [
    { pointer: `/items/${twice}/code`, code: 'duplicate', message: 'an item code stands once' },
  ]);
}

async function assertKnown(
  { plans }: Pick<Repositories, 'plans'>,
  organisationId: string,
  { items }: PlanDraft,
): Promise<void> {
  const unitCodes = items.flatMap(({ leadUnit, coUnits }) => [leadUnit, ...coUnits]);
  const postCodes = items.map(({ liaison }) => liaison);
  const { units, posts } = await plans.listUnknown(organisationId, unitCodes, postCodes);
  const pointerOf = (matches: (item: PlanDraft['items'][number]) => boolean) => `/items/${items.findIndex(matches)}`;
  if (units.length > 0)
    throw new Problem(
      'unit-unknown',
      units.map((unit) => ({
        pointer: pointerOf(({ leadUnit, coUnits }) => leadUnit === unit || coUnits.includes(unit)),
        code: 'unit.unknown',
        message: unit,
      })),
    );
  if (posts.length > 0)
    throw new Problem(
      'post-unknown',
      posts.map((post) => ({
        pointer: `${pointerOf(({ liaison }) => liaison === post)}/liaison`,
        code: 'post.unknown',
        message: post,
      })),
    );
}
