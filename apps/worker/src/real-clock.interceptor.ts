import { ApplicationFailure } from '@temporalio/common';
import type { ActivityInterceptorsFactory } from '@temporalio/worker';
import type { Database } from '@zeren/database';
import { clockProblem, type BusinessClock } from '@zeren/domain';
import type { EffectCall } from '@zeren/workflow-contracts';

/**
 * In production no process lives on another clock than the real one: what would be done in a minute's year is not done, the
 * process waits, and its pending activity says why. For whatever is started past the API, which refuses such a clock itself.
 */
export function onRealClocksOnly(database: Pick<Database, 'inTenant'>): ActivityInterceptorsFactory {
  const sound = new Set<string>();

  /** A clock never changes once its cycle has started: asked for once. */
  async function assertReal({ organisationId, cycleId }: EffectCall): Promise<void> {
    if (sound.has(cycleId)) return;
    const { clock } = await database.inTenant(organisationId, ({ processes }) =>
      processes.cycles.require(organisationId, cycleId),
    );
    const problem = clockProblem(clock, true);
    if (problem) throw ApplicationFailure.retryable(sentence(cycleId, clock), problem);
    sound.add(cycleId);
  }

  return () => ({
    inbound: {
      execute: async (input, next) => {
        await assertReal(input.args[0] as EffectCall);
        return next(input);
      },
    },
  });
}

const sentence = (cycleId: string, { realMsPerBizDay }: BusinessClock): string =>
  `cycle ${cycleId} plays a day in ${realMsPerBizDay} ms, and this worker is in production: run it with ZEREN_MODE=demo, or stop the cycle`;
