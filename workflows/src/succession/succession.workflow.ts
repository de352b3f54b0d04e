import { condition, proxyActivities } from '@temporalio/workflow';
import type { SuccessionActivities } from '@zeren/activities';
import { computation, workflowIds, type StepsResult, type SuccessionInput } from '@zeren/workflow-contracts';
import { letterChange } from '../letter-change/letter-change.workflow';
import { Steps } from '../process/steps';

const activities = proxyActivities<SuccessionActivities>(computation);

/** 岗位变动: the predecessor hands over, the successor takes on and signs a letter of his own within 30 days (R60). */
export async function succession(input: SuccessionInput): Promise<StepsResult> {
  const steps = new Steps(input, { process: 'succession', subject: input.successionId });
  const { successionId, ...process } = input;

  return steps.run(async () => {
    await steps.settle('write-handover');
    const { letterId } = await activities.issueSuccessorLetter({ ...steps.call(), successionId });
    if (letterId)
      await steps.children.start(letterChange, workflowIds.letterChange(letterId, 1), {
        ...process,
        letterId,
        cause: 'succession',
      });
    await steps.settle('accept-handover');
    await condition(() => steps.children.haveEnded);
    await activities.concludeSuccession({ ...steps.call(), successionId });
  });
}
