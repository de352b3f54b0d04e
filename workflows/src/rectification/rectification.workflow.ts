import { proxyActivities } from '@temporalio/workflow';
import type { ReviewActivities } from '@zeren/activities';
import { databaseBatch, type RectificationInput, type StepsResult } from '@zeren/workflow-contracts';
import { Steps } from '../process/steps';

const activities = proxyActivities<ReviewActivities>(databaseBatch);

/** 整改: one problem, from acceptance by its owner to acceptance on two levels, never by the owner himself. */
export async function rectification(input: RectificationInput): Promise<StepsResult> {
  const steps = new Steps(input, { process: 'rectification', subject: input.rectificationId });

  return steps.run(async () => {
    steps.begin('accept-rectification');
    await steps.settleUntilAccepted('plan-rectification', 'approve-rectification-plan');
    await steps.settleUntilAccepted('file-rectification-evidence', 'verify-rectification-in-unit');
    await steps.settle('verify-rectification-above', 'accept-rectification');
    await activities.closeRectification({ ...steps.call(), rectificationId: input.rectificationId });
  });
}
