import type { CycleRow, Repositories } from '@zeren/database';
import type { ComponentKind, Day, StepFacts } from '@zeren/domain';
import type { EffectCall, ProcessSubject } from '@zeren/workflow-contracts';

/** Which meeting a step of these processes is about when its subject does not say. */
const meetingOf = ({ process, subject }: ProcessSubject): string | undefined =>
  process === 'quarterly' ? subject : process === 'mid-year' ? 'midYear' : undefined;

/** What a process adds to the frame: read when a step opens, so it is as new as the step. */
export async function stepFacts(
  repositories: Repositories,
  call: EffectCall & ProcessSubject,
  cycle: CycleRow,
): Promise<StepFacts> {
  const { letters, meetings, missing, reviews, evaluation, successions } = repositories.processes;
  const { organisationId, cycleId, process, subject = '' } = call;
  const meeting = meetingOf(call);
  if (meeting) {
    const heldOn = cycle.frame.meetings.find(({ code }) => code === meeting)?.heldOn;
    return {
      meeting,
      minutesSigners: heldOn ? await signersOn(repositories, organisationId, cycle, heldOn) : [],
      resolutions: await meetings.listResolutions(organisationId, cycleId, meeting),
    };
  }
  switch (process) {
    case 'signing-round':
      return { roundLetters: (await letters.listRound(organisationId, subject)).map(({ code }) => code) };
    case 'rectification':
      return { rectification: await reviews.requireRectification(organisationId, subject) };
    case 'year-end':
      return {
        adjustments: await evaluation.listAdjustments(organisationId, cycleId),
        missing: await missing.listComponents<ComponentKind>(organisationId, cycleId),
      };
    case 'amendment':
    case 'returned-letter':
    case 'successor-letter': {
      const letter = await letters.require(organisationId, subject);
      const parent =
        letter.kind === 'supplementary' && letter.parentLetterId
          ? await letters.require(organisationId, letter.parentLetterId)
          : letter;
      return { letter: { ...letter, code: parent.code } };
    }
    case 'succession':
      return { succession: await successions.facts(organisationId, subject) };
    case 'review': {
      const { letterId } = await reviews.requireRequest(organisationId, subject);
      return { letter: await letters.require(organisationId, letterId) };
    }
    case 'plan':
    case 'letters':
    case 'quarterly':
    case 'mid-year':
    case 'awards':
      return {};
  }
}

/** Minutes are signed by the persons who held the leaders' posts on the day of the meeting, wherever they are now. */
async function signersOn({ processes }: Repositories, organisationId: string, { frame }: CycleRow, heldOn: Day) {
  const holders = await processes.cycles.holdersOn(organisationId, heldOn);
  const codes = await processes.cycles.personCodes(organisationId);
  return frame.leaders.flatMap((post) => {
    const code = codes.get(holders.get(post) ?? '');
    return code ? [{ post, person: `person:${code}` }] : [];
  });
}
