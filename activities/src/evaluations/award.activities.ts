import { newId, type Database } from '@zeren/database';
import type { Json } from '@zeren/ledger';
import type { EffectCall } from '@zeren/workflow-contracts';
import { record } from '../process/record';

/** Awards: what was nominated, who may not be considered, who is awarded. */
export const createAwardActivities = ({ database }: { readonly database: Database }) => ({
  /** Safe to run twice: a nominee of a unit exists once. */
  recordNominations: (call: EffectCall): Promise<void> =>
    database.inTenant(call.organisationId, async ({ processes }) => {
      for (const { subject, content } of await processes.acts.list(call.organisationId, call.cycleId, [
        'nominate-award',
      ])) {
        const nominee = String(content['nomineePost'] ?? '');
        const award = {
          id: newId(),
          unitCode: subject.replace('award/', ''),
          nominee,
          grounds: String(content['grounds'] ?? ''),
        };
        await processes.evaluation.nominate(call.organisationId, call.cycleId, award);
      }
    }),

  /** Safe to run twice: states are set. Who is refused by rule can not be awarded, whoever recommended him (R66). */
  recordAwards: (call: EffectCall): Promise<void> =>
    database.inTenant(call.organisationId, async (repositories) => {
      const { acts, evaluation } = repositories.processes;
      const [check] = await acts.list(call.organisationId, call.cycleId, ['check-award-eligibility']);
      const [recommendation] = await acts.list(call.organisationId, call.cycleId, ['recommend-awards']);
      const [decision] = await acts.list(call.organisationId, call.cycleId, ['decide-awards']);
      const refused = (check?.content['refused'] ?? []) as readonly { nomineePost: string; rule: string }[];
      const recommended = (recommendation?.content['nomineePosts'] ?? []) as readonly string[];
      const awarded =
        decision?.result === 'approved'
          ? recommended.filter((post) => !refused.some(({ nomineePost }) => nomineePost === post))
          : [];
      for (const { nomineePost, rule } of refused)
        await evaluation.setAwardState(call.organisationId, call.cycleId, nomineePost, 'refused', rule);
      for (const post of awarded)
        await evaluation.setAwardState(call.organisationId, call.cycleId, post, 'awarded', null);
      await record(repositories, call, 'award.decided', [
        aboutAwards({ awarded: awarded.length, refused: refused.length }),
      ]);
    }),
});

export type AwardActivities = ReturnType<typeof createAwardActivities>;

const aboutAwards = (facts: Readonly<Record<string, Json>>) => ({ subjectKind: 'award', id: 'awards', facts });
