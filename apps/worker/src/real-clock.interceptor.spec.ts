import { dayMs, identityClock, type BusinessClock } from '@zeren/domain';
import { onRealClocksOnly } from './real-clock.interceptor';

/** What an activity answers on a cycle with this clock, and how often the clock was asked for in `calls` calls. */
async function runOn(clock: BusinessClock, calls = 1) {
  let asked = 0;
  const database = {
    inTenant: async (_organisationId: string, work: (repositories: never) => Promise<unknown>) => {
      asked += 1;
      return work({ processes: { cycles: { require: async () => ({ clock }) } } } as never);
    },
  };
  const { inbound } = onRealClocksOnly(database as never)({} as never);
  const execute = () =>
    inbound?.execute?.({ args: [{ organisationId: 'o', cycleId: 'c' }], headers: {} }, async () => 'done');
  const answers = [];
  for (let call = 0; call < calls; call += 1) answers.push(await execute());
  return { answers, asked };
}

describe('a worker in production', () => {
  const real = identityClock(1_795_478_400_000);

  it('works on real clocks, and asks for each once', async () => {
    expect(await runOn(real, 3)).toEqual({ answers: ['done', 'done', 'done'], asked: 1 });
  });

  it.each([
    ['compressed', { ...real, realMsPerBizDay: 1_000 }],
    ['moved', { ...real, bizEpochMs: real.bizEpochMs - dayMs }],
  ])('does nothing on one that is %s, and lets it be tried again', async (_, clock) => {
    await expect(runOn(clock)).rejects.toMatchObject({ type: 'clock.not-identity', nonRetryable: false });
  });
});
