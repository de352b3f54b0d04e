import type { CycleRow, Database, Repositories } from '@zeren/database';
import type { EffectCall } from '@zeren/workflow-contracts';

/** Work in one transaction of the call's organisation, with the cycle that the call belongs to. */
export const createInCycle =
  (database: Database) =>
  <T>(call: EffectCall, work: (repositories: Repositories, cycle: CycleRow) => Promise<T>): Promise<T> =>
    database.inTenant(call.organisationId, async (repositories) =>
      work(repositories, await repositories.processes.cycles.require(call.organisationId, call.cycleId)),
    );
