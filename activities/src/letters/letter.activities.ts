import { newId, type Database, type LetterRow, type Repositories } from '@zeren/database';
import { findCycleTemplate, letterAnnexes, type LetterContent, type PlanContent } from '@zeren/domain';
import type { EffectCall } from '@zeren/workflow-contracts';
import { businessDay } from '../process/time';
import { record } from '../process/record';
import { letterHead, partiesOn, textOf } from './letter-text';
import { withdrawSigning } from './withdraw-signing';

type LetterCall = EffectCall & { readonly letterId: string };

/** Letters: generated from plan and frame, re-issued, amended, taken over. */
export const createLetterActivities = ({ database }: { readonly database: Database }) => ({
  /** Safe to run twice: a code exists once in a cycle. The lower round hangs on the letter of its issuer. */
  generateLetters: (call: EffectCall & { readonly roundId: string }): Promise<{ readonly letters: number }> =>
    database.inTenant(call.organisationId, async (repositories) => {
      const { cycles, letters, plans } = repositories.processes;
      const cycle = await cycles.require(call.organisationId, call.cycleId);
      const plan = await plans.content(call.organisationId, call.cycleId);
      if (plan?.state !== 'issued') throw new Error('letters are generated from an issued plan');
      const template = findCycleTemplate(cycle.frame.template);
      if (!template) throw new Error(`no template ${cycle.frame.template}`);
      const { items } = plan.content as PlanContent;
      const organisation = await cycles.organisationName(call.organisationId);
      const party = await partiesOn(repositories, call.organisationId, businessDay(cycle, call.at));
      const existing = await letters.list(call.organisationId, call.cycleId);
      const lowerRoundId = existing.find(({ level }) => level === 'B')?.roundId ?? newId();
      for (const [index, letter] of cycle.frame.letters.entries()) {
        const annexes = letterAnnexes(template.annexes, items, index + 1);
        const text = textOf({ ...letterHead(cycle, letter, organisation, party), annexes });
        const id = newId();
        const isNew = await letters.generate(call.organisationId, call.cycleId, {
          ...text,
          ...letter,
          id,
          kind: 'original',
          parentLetterId: null,
          roundId: letter.level === 'A' ? call.roundId : lowerRoundId,
          childRoundId: letter.bearer === cycle.frame.committeeSecretary ? lowerRoundId : null,
          fenceOn: null,
          periodFromOn: `${cycle.year}-01-01`,
          periodUntilOn: `${cycle.year}-12-31`,
        });
        const facts = { code: letter.code, documentSha256: text.documentSha256 };
        if (isNew) await record(repositories, call, 'letter.generated', [{ subjectKind: 'letter', id, facts }]);
      }
      return { letters: cycle.frame.letters.length };
    }),

  /** Safe to run twice: reads only. */
  listRoundLetters: (call: EffectCall & { readonly roundId: string }) =>
    database.inTenant(call.organisationId, async ({ processes }) => {
      const letters = await processes.letters.listRound(call.organisationId, call.roundId);
      return letters.map(({ id, code, childRoundId }) => ({ letterId: id, subject: `letter/${code}`, childRoundId }));
    }),

  /** Safe to run twice: reads only. */
  concludeRounds: (call: EffectCall): Promise<{ readonly lastDueOn: string }> =>
    database.inTenant(call.organisationId, async ({ processes }) => {
      const lastDueOn = await processes.letters.lastDueOn(call.organisationId, call.cycleId);
      if (!lastDueOn) throw new Error('no signature was ever asked for');
      return { lastDueOn };
    }),

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

  /** Safe to run twice: the letter of a succession is made once. A post without a letter of its own needs none. */
  issueSuccessorLetter: (
    call: EffectCall & { readonly successionId: string },
  ): Promise<{ readonly letterId: string | null }> =>
    database.inTenant(call.organisationId, async (repositories) => {
      const { cycles, letters, successions } = repositories.processes;
      const succession = await successions.require(call.organisationId, call.successionId);
      if (succession.letterId) return { letterId: succession.letterId };
      const all = await letters.list(call.organisationId, call.cycleId);
      const letter = all.find(({ kind, bearer }) => kind === 'original' && bearer === succession.postCode);
      if (!letter) return { letterId: null };
      const party = await partiesOn(repositories, call.organisationId, succession.fromOn);
      const content = (await letters.content(call.organisationId, letter.id)) as LetterContent;
      const cycle = await cycles.require(call.organisationId, call.cycleId);
      const text = textOf({
        ...content,
        code: `${letter.code}-S`,
        bearer: party(letter.bearer),
        periodFrom: succession.fromOn,
      });
      const id = newId();
      await letters.generate(call.organisationId, call.cycleId, {
        ...letter,
        ...text,
        id,
        code: `${letter.code}-S`,
        kind: 'successor',
        parentLetterId: letter.id,
        roundId: id,
        childRoundId: null,
        fenceOn: succession.fromOn,
        periodFromOn: succession.fromOn,
        periodUntilOn: `${cycle.year}-12-31`,
      });
      await letters.closePeriod(call.organisationId, letter.id, succession.fromOn);
      await successions.setLetter(call.organisationId, call.successionId, id);
      const facts = { code: `${letter.code}-S`, documentSha256: text.documentSha256, predecessor: letter.id };
      await record(repositories, call, 'letter.generated', [{ subjectKind: 'letter', id, facts }]);
      return { letterId: id };
    }),

  /** Safe to run twice: a state is set. */
  concludeSuccession: (call: EffectCall & { readonly successionId: string }): Promise<void> =>
    database.inTenant(call.organisationId, ({ processes }) =>
      processes.successions.close(call.organisationId, call.successionId),
    ),
});

export type LetterActivities = ReturnType<typeof createLetterActivities>;

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
