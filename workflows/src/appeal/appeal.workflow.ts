import { proxyActivities } from '@temporalio/workflow';
import type { AppealActivities } from '@zeren/activities';
import { databaseBatch, type AppealInput, type StepsResult } from '@zeren/workflow-contracts';
import { Steps } from '../process/steps';

const activities = proxyActivities<AppealActivities>(databaseBatch);

/** 复核: a request against a notified result, decided by a panel of which nobody decided the result (R26). */
export async function appeal(input: AppealInput): Promise<StepsResult> {
  const steps = new Steps(input, { process: 'review', subject: input.reviewId });

  return steps.run(async () => {
    await steps.settle('accept-review');
    await steps.settle('examine-review');
    await steps.settle('decide-review');
    await activities.decideReview({ ...steps.call(), reviewId: input.reviewId });
    await steps.settle('acknowledge-review-decision');
  });
}
