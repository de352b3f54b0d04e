import type { EpochMs } from '../clocks/business-clock';

/** What can be said about an act that was due: it came, it did not, or the question does not arise. */
export const silenceFindings = ['silent', 'acted-in-time', 'not-yet-due', 'withdrawn'] as const;
export type SilenceFinding = (typeof silenceFindings)[number];

export interface DueAct {
  readonly state: string;
  readonly dueAt: EpochMs;
  /** Business instant of the act; null when there is none. */
  readonly actedAt: EpochMs | null;
  /** Business instant at which the process closed the task. */
  readonly closedAt: EpochMs | null;
  readonly now: EpochMs;
}

/** The due instant is the first one too late: an act at that very instant does not break the silence. */
export function silenceFinding({ state, dueAt, actedAt, closedAt, now }: DueAct): SilenceFinding {
  if (actedAt !== null && actedAt < dueAt) return 'acted-in-time';
  if (state === 'withdrawn' && closedAt !== null && closedAt < dueAt) return 'withdrawn';
  return now < dueAt ? 'not-yet-due' : 'silent';
}
