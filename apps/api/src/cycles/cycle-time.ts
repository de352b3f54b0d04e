import type { CycleSummary } from '@zeren/database';
import { toBusiness, type EpochMs } from '@zeren/domain';

/** Business instant now of one cycle: each has a clock of its own; real time before its start. */
export const cycleNow = ({ clock }: Pick<CycleSummary, 'clock'>, realNow: EpochMs = Date.now()): EpochMs =>
  Math.floor(clock ? toBusiness(clock, realNow) : realNow);
