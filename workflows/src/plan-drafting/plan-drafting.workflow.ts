import { getExternalWorkflowHandle, proxyActivities, workflowInfo } from '@temporalio/workflow';
import type { PlanActivities } from '@zeren/activities';
import { computation, milestoneReached, type PlanDraftingInput, type StepsResult } from '@zeren/workflow-contracts';
import { Steps } from '../process/steps';

const activities = proxyActivities<PlanActivities>(computation);

/** 工作要点: drafted, consulted, reviewed, adopted at a meeting, issued with number and receipts. */
export async function planDrafting(input: PlanDraftingInput): Promise<StepsResult> {
  const steps = new Steps(input, { process: 'plan', subject: input.planId });

  return steps.run(async () => {
    await steps.settle('draft-plan');
    await activities.freezePlan({ ...steps.call(), planId: input.planId, cause: 'drafted' });
    steps.begin('answer-plan-consultation');
    await steps.settle('merge-plan-consultation');
    await activities.freezePlan({ ...steps.call(), planId: input.planId, cause: 'merged' });
    await steps.settle('review-plan', 'give-plan-opinion');
    await steps.settle('approve-plan', 'issue-agenda');
    await steps.settle('draft-minutes');
    await activities.adoptPlan({ ...steps.call(), planId: input.planId });
    await steps.settle('issue-plan');
    await activities.issuePlan({ ...steps.call(), planId: input.planId });
    const { parent } = workflowInfo();
    if (parent) await getExternalWorkflowHandle(parent.workflowId).signal(milestoneReached, { name: 'plan-issued' });
    await steps.settle('acknowledge-plan', 'answer-plan-consultation');
  });
}
