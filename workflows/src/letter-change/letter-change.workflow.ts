import { proxyActivities } from '@temporalio/workflow';
import type { LetterVersionActivities } from '@zeren/activities';
import type { ProcessKey } from '@zeren/domain';
import { computation, type LetterChangeInput, type LetterChangeResult } from '@zeren/workflow-contracts';
import { Steps } from '../process/steps';

const activities = proxyActivities<LetterVersionActivities>(computation);

const processOf: Readonly<Record<LetterChangeInput['cause'], ProcessKey>> = {
  returned: 'returned-letter',
  amendment: 'amendment',
  succession: 'successor-letter',
};

/** One letter outside its round: returned and revised, amended from a fence date, or taken over by a successor. */
export async function letterChange(input: LetterChangeInput): Promise<LetterChangeResult> {
  const { letterId, cause } = input;
  const steps = new Steps(input, { process: processOf[cause], subject: letterId });

  const stories: Readonly<Record<LetterChangeInput['cause'], () => Promise<void>>> = {
    returned: async () => {
      await steps.settle('revise-letter');
      const days = await activities.reissueLetter({ ...steps.call(), letterId });
      await steps.plan({ reissued: days.reissuedOn, 'sign-until': days.signUntilOn });
      await steps.settle('sign-letter');
    },
    amendment: async () => {
      await steps.settle('draft-amendment');
      await activities.draftAmendment({ ...steps.call(), letterId });
      await steps.settle('approve-amendment');
      if (steps.isRejected('approve-amendment')) return activities.voidLetter({ ...steps.call(), letterId });
      await steps.settle('confirm-letter');
      await steps.settle('sign-letter');
    },
    succession: async () => {
      await steps.settle('check-letters');
      await steps.settle('confirm-letter');
      await steps.settle('sign-letter', 'witness-letter');
    },
  };

  await steps.run(stories[cause]);
  return { letterId, state: steps.isDone('sign-letter') ? 'complete' : 'incomplete' };
}
