import { condition, proxyActivities } from '@temporalio/workflow';
import type { MeetingActivities, ReviewActivities } from '@zeren/activities';
import { databaseBatch, workflowIds, type MidYearReviewInput, type StepsResult } from '@zeren/workflow-contracts';
import { Steps } from '../process/steps';
import { rectification } from '../rectification/rectification.workflow';

const activities = proxyActivities<MeetingActivities & ReviewActivities>(databaseBatch);

/** 年中检查: self-reviews, problems with cause and next step, an analysis meeting, and one rectification per problem. */
export async function midYearReview(input: MidYearReviewInput): Promise<StepsResult> {
  const steps = new Steps(input, { process: 'mid-year' });

  return steps.run(async () => {
    await steps.settle('file-mid-year-review', 'confirm-mid-year-review');
    await steps.settle('compile-problem-list');
    await activities.recordProblems(steps.call());
    await steps.settle('review-problem-list', 'give-problem-list-opinion', 'issue-agenda');
    await steps.settle('draft-minutes');
    await activities.concludeMeeting({ ...steps.call(), meeting: 'midYear' });
    const { rectificationIds } = await activities.openRectifications({ ...steps.call(), source: 'mid-year' });
    for (const rectificationId of rectificationIds)
      await steps.children.start(rectification, workflowIds.rectification(rectificationId), {
        ...input,
        rectificationId,
      });
    await steps.settle('sign-minutes');
    await condition(() => steps.children.haveEnded);
  });
}
