import { newId, type Database, type LetterRow } from '@zeren/database';
import { letterAnnexes, templateOf, type PlanContent } from '@zeren/domain';
import type { EffectCall, PlannedProcess, ProcessSubject, RoundLetter } from '@zeren/workflow-contracts';
import { createInCycle } from '../process/in-cycle';
import { openSteps } from '../process/open-step';
import { planProcess } from '../process/plan-process';
import { businessDay } from '../process/time';
import { record } from '../process/record';
import { letterHead, partiesOn, textOf } from './letter-text';

type BegunRound = PlannedProcess & { readonly letters: readonly RoundLetter[] };

/** Letters: generated from plan and frame, and what a round needs to know of them. */
export const createLetterActivities = ({ database }: { readonly database: Database }) => ({
  /** Safe to run twice: a code exists once in a cycle. The lower round hangs on the letter of its issuer. */
  generateLetters: (call: EffectCall & { readonly roundId: string }): Promise<{ readonly letters: number }> =>
    database.inTenant(call.organisationId, async (repositories) => {
      const { cycles, letters, plans } = repositories.processes;
      const cycle = await cycles.require(call.organisationId, call.cycleId);
      const plan = await plans.content(call.organisationId, call.cycleId);
      if (plan?.state !== 'issued') throw new Error('letters are generated from an issued plan');
      const { items } = plan.content as PlanContent;
      const organisation = await cycles.organisationName(call.organisationId);
      const party = await partiesOn(repositories, call.organisationId, businessDay(cycle, call.at));
      const existing = await letters.list(call.organisationId, call.cycleId);
      const lowerRoundId = existing.find(({ level }) => level === 'B')?.roundId ?? newId();
      for (const [index, letter] of cycle.frame.letters.entries()) {
        const annexes = letterAnnexes(templateOf(cycle.frame).annexes, items, index + 1);
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

  /** Safe to run twice, like `openSteps`. One activity plans the round, opens what is ready and names its letters: a round is cheap. */
  beginRound: (call: EffectCall & ProcessSubject): Promise<BegunRound> =>
    createInCycle(database)(call, async (repositories, cycle) => {
      const planned = await planProcess(repositories, call, cycle, {});
      const ready = planned.steps.filter(({ opensAt, follows }) => follows === undefined && opensAt <= call.at);
      const opened = await openSteps(repositories, call, cycle, planned.days, ready);
      const letters = await repositories.processes.letters.listRound(call.organisationId, call.subject ?? '');
      return { ...planned, opened, letters: letters.map(roundLetter) };
    }),

  /** Safe to run twice: reads only. */
  concludeRounds: (call: EffectCall): Promise<{ readonly lastDueOn: string }> =>
    database.inTenant(call.organisationId, async ({ processes }) => {
      const lastDueOn = await processes.letters.lastDueOn(call.organisationId, call.cycleId);
      if (!lastDueOn) throw new Error('no signature was ever asked for');
      return { lastDueOn };
    }),
});

const roundLetter = ({ id, code, childRoundId }: LetterRow): RoundLetter => ({
  letterId: id,
  subject: `letter/${code}`,
  childRoundId,
});

export type LetterActivities = ReturnType<typeof createLetterActivities>;
