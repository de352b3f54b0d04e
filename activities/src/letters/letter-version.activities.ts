import type { Database, LetterRow, Repositories } from '@zeren/database';
import type { LetterContent } from '@zeren/domain';
import type { EffectCall } from '@zeren/workflow-contracts';
import { businessDay } from '../process/time';
import { record } from '../process/record';
import { textOf } from './letter-text';
import { withdrawSigning } from './withdraw-signing';

type LetterCall = EffectCall & { readonly letterId: string };

/** Later versions of a letter: what was returned is re-issued, what is amended gets its text. */
export const createLetterVersionActivities = ({ database }: { readonly database: Database }) => ({
  /** Safe to run twice: a version exists once. Open requests for the old version are withdrawn with it. */
  reissueLetter: (call: LetterCall): Promise<{ readonly reissuedOn: string; readonly signUntilOn: string }> =>
    database.inTenant(call.organisationId, async (repositories) => {
      const { acts, cycles, letters } = repositories.processes;
      const cycle = await cycles.require(call.organisationId, call.cycleId);
      const letter = await letters.require(call.organisationId, call.letterId);
      const [revision] = (
        await acts.list(call.organisationId, call.cycleId, ['revise-letter'], `letter/${letter.code}`)
      ).toReversed();
      const reason = String(revision?.content['text'] ?? '');
      await withdrawSigning(repositories, call, letter);
      await addVersion(repositories, call, letter, reason);
      const today = businessDay(cycle, call.at);
      const lastDueOn = await letters.lastDueOn(call.organisationId, call.cycleId);
      return { reissuedOn: today, signUntilOn: lastDueOn && lastDueOn > today ? lastDueOn : today };
    }),

  /** Safe to run twice: a version exists once. */
  draftAmendment: (call: LetterCall): Promise<void> =>
    database.inTenant(call.organisationId, async (repositories) => {
      const { acts, letters } = repositories.processes;
      const letter = await letters.require(call.organisationId, call.letterId);
      const parent = letter.parentLetterId ? await letters.require(call.organisationId, letter.parentLetterId) : letter;
      const [draft] = await acts.list(
        call.organisationId,
        call.cycleId,
        ['draft-amendment'],
        `amendment/${parent.code}`,
      );
      await addVersion(repositories, call, letter, String(draft?.content['text'] ?? ''));
    }),

  /** Safe to run twice: a state is set. An amendment that was not approved obliges nobody; its text is kept. */
  voidLetter: (call: LetterCall): Promise<void> =>
    database.inTenant(call.organisationId, async (repositories) => {
      await repositories.processes.letters.void(call.organisationId, call.letterId);
      await record(repositories, call, 'letter.voided', [{ subjectKind: 'letter', id: call.letterId }]);
    }),
});

export type LetterVersionActivities = ReturnType<typeof createLetterVersionActivities>;

/** The next version of a letter: the same content with the change written into it. */
async function addVersion(
  repositories: Repositories,
  call: LetterCall,
  letter: LetterRow,
  reason: string,
): Promise<void> {
  const { letters } = repositories.processes;
  const content = (await letters.content(call.organisationId, letter.id)) as LetterContent;
  if (content.changes.at(-1) === reason && letter.version > 1) return;
  const version = letter.version + 1;
  const text = textOf({ ...content, changes: [...content.changes, reason] });
  await letters.addVersion(call.organisationId, letter.id, version, { ...text, reason });
  const facts = { version, documentSha256: text.documentSha256 };
  await record(repositories, call, 'letter.versioned', [{ subjectKind: 'letter', id: letter.id, facts }]);
}
