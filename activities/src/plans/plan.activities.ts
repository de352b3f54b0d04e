import type { Database, Repositories } from '@zeren/database';
import { assertWeights, type PlanContent } from '@zeren/domain';
import { planText } from '@zeren/documents';
import type { EffectCall } from '@zeren/workflow-contracts';
import { businessDay } from '../process/time';
import { record } from '../process/record';
import { sha256 } from '../process/sha256';

type PlanCall = EffectCall & { readonly planId: string };

/** The plan's own effects: a version frozen by hash, adopted, issued. */
export const createPlanActivities = ({ database }: { readonly database: Database }) => ({
  /** Safe to run twice: a version exists once, and the same draft makes the same version. */
  freezePlan: (call: PlanCall & { readonly version: number; readonly cause: 'drafted' | 'merged' }): Promise<void> =>
    database.inTenant(call.organisationId, async (repositories) => {
      const plan = await repositories.processes.plans.require(call.organisationId, call.planId);
      const cycle = await repositories.processes.cycles.require(call.organisationId, call.cycleId);
      const organisation = await repositories.processes.cycles.organisationName(call.organisationId);
      const { items } = plan.draft as Pick<PlanContent, 'items'>;
      const content: PlanContent = { year: cycle.year, organisation, items };
      assertWeights(
        'plan',
        content.items.map(({ weight }) => weight),
      );
      const contentText = planText(content);
      const documentSha256 = sha256(contentText);
      await repositories.processes.plans.addVersion(call.organisationId, call.planId, call.version, {
        content,
        contentText,
        documentSha256,
        cause: call.cause,
        at: new Date(call.at),
      });
      await record(repositories, call, 'plan.versioned', [
        { subjectKind: 'plan', id: call.planId, facts: { version: call.version, documentSha256, cause: call.cause } },
      ]);
    }),

  /** Safe to run twice: a state is set, the entry has a process key. */
  adoptPlan: (call: PlanCall): Promise<void> =>
    database.inTenant(call.organisationId, async (repositories) => {
      await repositories.processes.plans.setState(call.organisationId, call.planId, 'adopted');
      await closeAdoption(repositories, call);
      await record(repositories, call, 'plan.adopted', [{ subjectKind: 'plan', id: call.planId }]);
    }),

  /** Safe to run twice, like `adoptPlan`. The number comes from the office's act. */
  issuePlan: (call: PlanCall): Promise<void> =>
    database.inTenant(call.organisationId, async (repositories) => {
      const cycle = await repositories.processes.cycles.require(call.organisationId, call.cycleId);
      const [act] = await repositories.processes.acts.list(call.organisationId, call.cycleId, ['issue-plan']);
      const documentNo = String(act?.content['documentNo'] ?? '');
      const issuedOn = businessDay(cycle, call.at);
      await repositories.processes.plans.setState(call.organisationId, call.planId, 'issued', { documentNo, issuedOn });
      await record(repositories, call, 'plan.issued', [
        { subjectKind: 'plan', id: call.planId, facts: { documentNo, issuedOn } },
      ]);
    }),
});

export type PlanActivities = ReturnType<typeof createPlanActivities>;

async function closeAdoption({ processes }: Repositories, { organisationId, cycleId }: PlanCall): Promise<void> {
  const meeting = await processes.meetings.require(organisationId, cycleId, 'adoption');
  await processes.meetings.close(organisationId, meeting.id, 'held');
}
