import { proxyActivities } from '@temporalio/workflow';
import type { AwardActivities } from '@zeren/activities';
import { databaseBatch, type AwardsInput, type StepsResult } from '@zeren/workflow-contracts';
import { Steps } from '../process/steps';

const activities = proxyActivities<AwardActivities>(databaseBatch);

/** 评先评优: nominated by the units, checked, recommended, decided, recorded. */
export async function awards(input: AwardsInput): Promise<StepsResult> {
  const steps = new Steps(input, { process: 'awards' });

  return steps.run(async () => {
    await steps.settle('nominate-award');
    await activities.recordNominations(steps.call());
    await steps.settle('check-award-eligibility', 'give-award-opinion');
    await steps.settle('recommend-awards');
    await steps.settle('decide-awards');
    await activities.recordAwards(steps.call());
    await steps.settle('record-awards');
  });
}
