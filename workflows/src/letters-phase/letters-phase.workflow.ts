import { condition, proxyActivities } from '@temporalio/workflow';
import type { LetterActivities } from '@zeren/activities';
import { computation, workflowIds, type LettersPhaseInput, type StepsResult } from '@zeren/workflow-contracts';
import { Steps } from '../process/steps';
import { signingRound } from '../signing-round/signing-round.workflow';

const activities = proxyActivities<LetterActivities>(computation);

/** 责任书: texts generated, checked and confirmed; then the first signing round, which opens those below; then the archive. */
export async function lettersPhase(input: LettersPhaseInput): Promise<StepsResult> {
  const steps = new Steps(input, { process: 'letters' });
  const { roundId, ...process } = input;

  return steps.run(async () => {
    await activities.generateLetters({ ...steps.call(), roundId });
    await steps.settle('check-letters', 'confirm-letter');
    await steps.children.start(signingRound, workflowIds.signingRound(roundId), { ...process, roundId });
    await condition(() => steps.children.haveEnded);
    const { lastDueOn } = await activities.concludeRounds(steps.call());
    await steps.plan({ 'last-round-due': lastDueOn });
    await steps.settle('archive-letters');
  });
}
