import { condition, proxyActivities } from '@temporalio/workflow';
import type { LetterActivities } from '@zeren/activities';
import {
  databaseBatch,
  workflowIds,
  type PlannedProcess,
  type RoundLetter,
  type RoundResult,
  type SigningRoundInput,
} from '@zeren/workflow-contracts';
import { letterChange } from '../letter-change/letter-change.workflow';
import type { Fate } from '../process/step-book';
import { Steps } from '../process/steps';
import { countRound } from './count-round';

const activities = proxyActivities<LetterActivities>(databaseBatch);

/** One issuer's letters: opened together, chased by the calendar, releasing the level below as they complete. */
export async function signingRound(input: SigningRoundInput): Promise<RoundResult> {
  const steps = new Steps(input, { process: 'signing-round', subject: input.roundId });
  const { roundId, ...process } = input;
  const fates = new Map<string, Fate>();
  let letters: readonly RoundLetter[] = [];
  const changes = new Map<string, number>();

  async function release(childRoundId: string): Promise<void> {
    await steps.children.start(signingRound, workflowIds.signingRound(childRoundId), {
      ...process,
      roundId: childRoundId,
    });
  }

  /** What was returned or refused is answered with the next version, by a process of its own. */
  async function change(letterId: string): Promise<void> {
    const version = (changes.get(letterId) ?? 1) + 1;
    changes.set(letterId, version);
    await steps.children.start(letterChange, workflowIds.letterChange(letterId, version), {
      ...process,
      letterId,
      cause: 'returned',
    });
  }

  async function begin(): Promise<PlannedProcess> {
    const round = await activities.beginRound(steps.call());
    ({ letters } = round);
    return round;
  }

  async function story(): Promise<void> {
    steps.begin('sign-letter', 'witness-letter');
    while (letters.some(({ subject }) => (fates.get(subject) ?? 'open') === 'open')) {
      for (const [subject, fate] of await steps.untilFate(fates)) {
        fates.set(subject, fate);
        const letter = letters.find((candidate) => candidate.subject === subject);
        if (letter && fate === 'sent-back') await change(letter.letterId);
        if (letter?.childRoundId && fate === 'done') await release(letter.childRoundId);
      }
    }
    await condition(() => steps.children.haveEnded);
    await steps.settle('sign-letter', 'witness-letter');
  }

  await steps.run(story, begin);
  return countRound([...fates.values()], steps.children.results, steps.children.failed);
}
