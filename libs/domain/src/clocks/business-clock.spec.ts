import { clockProblem, dayMs, identityClock, realDelay, toBusiness, toReal } from './business-clock';

const compressed = { bizEpochMs: 1_767_542_400_000, realEpochMs: 1_700_000_000_123, realMsPerBizDay: 1_000 };

describe('the business clock', () => {
  it('plays a day a second', () => {
    expect(toBusiness(compressed, compressed.realEpochMs + 2_000)).toBe(compressed.bizEpochMs + 2 * dayMs);
    expect(toReal(compressed, compressed.bizEpochMs + 2 * dayMs)).toBe(compressed.realEpochMs + 2_000);
  });

  it('is never early: the first millisecond that has reached the instant', () => {
    for (const late of [0, 1, 86_399, 86_400, 86_401]) {
      const at = compressed.bizEpochMs + late;
      const real = toReal(compressed, at);
      expect(toBusiness(compressed, real)).toBeGreaterThanOrEqual(at);
      expect(toBusiness(compressed, real - 1)).toBeLessThan(at);
      expect(realDelay(compressed, at, compressed.realEpochMs)).toBe(real - compressed.realEpochMs);
    }
  });

  it('waits no time for what is past', () => {
    expect(realDelay(compressed, compressed.bizEpochMs - dayMs, compressed.realEpochMs)).toBe(0);
  });

  it.each([
    ['real time in production', identityClock(5), true, undefined],
    ['a compressed year in a demo', compressed, false, undefined],
    ['a compressed year in production', compressed, true, 'clock.not-identity'],
    ['real speed from another date in production', { ...identityClock(5), bizEpochMs: 6 }, true, 'clock.not-identity'],
    ['a day that real time does not divide', { ...compressed, realMsPerBizDay: 7_000_001 }, false, 'clock.length'],
    ['a day of no time', { ...compressed, realMsPerBizDay: 0 }, false, 'clock.length'],
    ['a day longer than real', { ...compressed, realMsPerBizDay: 2 * dayMs }, false, 'clock.length'],
    ['a fraction of a millisecond', { ...compressed, realMsPerBizDay: 0.5 }, false, 'clock.length'],
  ] as const)('has an opinion about %s', (_, clock, isProduction, problem) => {
    expect(clockProblem(clock, isProduction)).toBe(problem);
  });
});
