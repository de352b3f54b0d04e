import type { Database } from '@zeren/database';
import type { EffectCall } from '@zeren/workflow-contracts';
import { record } from '../process/record';

/** Requests for review: what the panel decided. */
export const createAppealActivities = ({ database }: { readonly database: Database }) => ({
  /** Safe to run twice: a state is set. The panel's word is recorded; what it changes in the pool is decided apart. */
  decideReview: (call: EffectCall & { readonly reviewId: string }): Promise<void> =>
    database.inTenant(call.organisationId, async (repositories) => {
      const { acts, letters, reviews } = repositories.processes;
      const { letterId } = await reviews.requireRequest(call.organisationId, call.reviewId);
      const { code } = await letters.require(call.organisationId, letterId);
      const [decision] = await acts.list(call.organisationId, call.cycleId, ['decide-review'], `review/${code}`);
      const state = decision?.result ?? 'undecided';
      await reviews.setRequestState(call.organisationId, call.reviewId, state);
      await record(repositories, call, 'appeal.decided', [
        { subjectKind: 'review', id: call.reviewId, facts: { state } },
      ]);
    }),
});

export type AppealActivities = ReturnType<typeof createAppealActivities>;
