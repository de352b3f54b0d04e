import type { Database, Repositories } from '@zeren/database';
import type { LedgerEventKind, PhaseKey } from '@zeren/domain';
import type { EffectCall } from '@zeren/workflow-contracts';
import { record } from '../process/record';

type PhaseCall = EffectCall & { readonly phase: PhaseKey };

/** The year itself: phases entered and left, what is to be rectified, the end. */
export const createCycleActivities = ({ database }: { readonly database: Database }) => {
  const note = (repositories: Repositories, call: EffectCall, kind: LedgerEventKind, facts = {}) =>
    record(repositories, call, kind, [{ subjectKind: 'cycle', id: call.cycleId, facts }]);

  return {
    /** Safe to run twice: the first entrance stays. */
    enterPhase: (call: PhaseCall): Promise<void> =>
      database.inTenant(call.organisationId, async (repositories) => {
        const { cycles } = repositories.processes;
        await cycles.enterPhase(call.organisationId, call.cycleId, call.phase, new Date(call.at));
        await note(repositories, call, 'phase.entered', { phase: call.phase });
      }),

    /** Safe to run twice: the first leaving stays. */
    leavePhase: (call: PhaseCall): Promise<void> =>
      database.inTenant(call.organisationId, async (repositories) => {
        const { cycles } = repositories.processes;
        await cycles.leavePhase(call.organisationId, call.cycleId, call.phase, new Date(call.at));
        await note(repositories, call, 'phase.left', { phase: call.phase });
      }),

    /** Safe to run twice: reads only. */
    listRectifications: (call: EffectCall & { readonly source: 'mid-year' | 'year-end' }) =>
      database.inTenant(call.organisationId, async ({ processes }) => ({
        rectificationIds: (await processes.reviews.list(call.organisationId, call.cycleId, call.source)).map(
          ({ id }) => id,
        ),
      })),

    /** Safe to run twice: a state is set. */
    closeCycle: (call: EffectCall): Promise<void> =>
      database.inTenant(call.organisationId, async (repositories) => {
        await repositories.processes.cycles.setState(call.organisationId, call.cycleId, 'closed', new Date(call.at));
        await note(repositories, call, 'cycle.archived');
      }),
  };
};

export type CycleActivities = ReturnType<typeof createCycleActivities>;
