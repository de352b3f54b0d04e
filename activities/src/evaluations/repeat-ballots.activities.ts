import { newId, type Database } from '@zeren/database';
import type { EffectCall, RepeatedBallot } from '@zeren/workflow-contracts';
import { record } from '../process/record';

/** Votes that are held again. */
export const createRepeatBallotsActivities = ({ database }: { readonly database: Database }) => ({
  /**
   * Safe to run twice: only a closed box becomes void, and a group has one box that counts (R19: new box, new roll, the old
   * one kept as void). Answers who votes again, and until when.
   */
  repeatBallots: (call: EffectCall & { readonly round: number }): Promise<readonly RepeatedBallot[]> =>
    database.inTenant(call.organisationId, async (repositories) => {
      const { acts, cycles, evaluation, missing } = repositories.processes;
      const { organisationId, cycleId, round } = call;
      const { frame } = await cycles.require(organisationId, cycleId);
      const decisions = await acts.list(organisationId, cycleId, ['decide-missing-ballot']);
      const repeated: RepeatedBallot[] = [];
      for (const decision of decisions) {
        if (decision.round !== round || decision.result !== 'repeat-ballot') continue;
        const [, code = ''] = decision.subject.split('/');
        const pool = frame.pools.find((candidate) => candidate.code === code);
        const keys = await missing.listGroups(organisationId, cycleId, round, code);
        const groups = pool?.groups.filter(({ key }) => keys.includes(key)) ?? [];
        await missing.voidBoxes(organisationId, cycleId, code, keys);
        const boxes = groups.map(({ key, electors }) => ({ id: newId(), pool: code, group: key, electors }));
        await evaluation.openBoxes(organisationId, cycleId, boxes);
        repeated.push({ pool: code, groups: keys, until: String(decision.content['until'] ?? '') });
      }
      await record(
        repositories,
        call,
        'ballot.repeated',
        repeated.map(({ pool, groups, until }) => ({ subjectKind: 'pool', id: pool, facts: { groups, until } })),
      );
      return repeated;
    }),
});

export type RepeatBallotsActivities = ReturnType<typeof createRepeatBallotsActivities>;
