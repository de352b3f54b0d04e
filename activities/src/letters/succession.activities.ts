import { newId, type Database } from '@zeren/database';
import type { LetterContent } from '@zeren/domain';
import type { EffectCall } from '@zeren/workflow-contracts';
import { record } from '../process/record';
import { partiesOn, textOf } from './letter-text';

/** A post that changed hands: its new holder's letter (R60). */
export const createSuccessionActivities = ({ database }: { readonly database: Database }) => ({
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

export type SuccessionActivities = ReturnType<typeof createSuccessionActivities>;
