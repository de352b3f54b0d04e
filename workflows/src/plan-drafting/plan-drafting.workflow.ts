import { getExternalWorkflowHandle, proxyActivities, workflowInfo } from '@temporalio/workflow';
import type { PlanActivities } from '@zeren/activities';
import { computation, milestoneReached, type PlanDraftingInput, type StepsResult } from '@zeren/workflow-contracts';
import { Steps } from '../process/steps';

const activities = proxyActivities<PlanActivities>(computation);

/** 工作要点: drafted, consulted, reviewed, adopted at a meeting, issued with number and receipts. */
export async function planDrafting(input: PlanDraftingInput): Promise<StepsResult> {
  const steps = new Steps(input, { process: 'plan', subject: input.planId });

  const freeze = (version: number): Promise<void> =>
    activities.freezePlan({
      ...steps.call(),
      planId: input.planId,
      version,
      cause: version === 1 ? 'drafted' : 'merged',
    });

  /** What the secretary sent back is written anew, read again, and put before him again. */
  async function revise(version: number): Promise<void> {
    await steps.settleAgain('merge-plan-consultation');
    await freeze(version);
    await Promise.all([steps.settleAgain('review-plan'), steps.settleAgain('give-plan-opinion')]);
    await steps.settleAgain('approve-plan');
  }

  return steps.run(async () => {
    await steps.settle('draft-plan');
    await freeze(1);
    steps.begin('answer-plan-consultation');
    await steps.settle('merge-plan-consultation');
    await freeze(2);
    await steps.settle('review-plan', 'give-plan-opinion');
    await steps.settle('approve-plan', 'issue-agenda');
    for (let version = 3; steps.isRejected('approve-plan'); version++) await revise(version);
    await steps.settle('draft-minutes');
    await activities.adoptPlan({ ...steps.call(), planId: input.planId });
    await steps.settle('issue-plan');
    await activities.issuePlan({ ...steps.call(), planId: input.planId });
    const { parent } = workflowInfo();
    if (parent) await getExternalWorkflowHandle(parent.workflowId).signal(milestoneReached, { name: 'plan-issued' });
    await steps.settle('acknowledge-plan', 'answer-plan-consultation');
  });
}
