import { dayMs, type EpochMs } from './business-clock';

/** Reminders of one task so far. */
export interface Reminded {
  readonly times: number;
  readonly lastAt: EpochMs;
}

/** More of them are not read any more. */
const usualCap = 3;

/** At most so many times, and each time after twice the pause of the time before: 1, 2, 4 days. */
export function mayRemind({ times, lastAt }: Reminded, at: EpochMs, cap = usualCap): boolean {
  if (times === 0) return true;
  return times < cap && at - lastAt >= 2 ** (times - 1) * dayMs;
}
