import type { MonthDay } from '../cycles/month-day';
import type { StepDefinition } from '../cycles/step';

export interface PhaseDefinition {
  readonly key: string;
  /** Dates offered when a cycle is started; the office may move both. */
  readonly usuallyFrom: MonthDay;
  readonly usuallyUntil: MonthDay;
  /** Workflow type that carries the phase, and what it is started once for. */
  readonly runs:
    | 'planDrafting'
    | 'signingRound'
    | 'quarterlyMeeting'
    | 'midYearReview'
    | 'yearEndEvaluation'
    | 'awards'
    | 'rectification';
  readonly onePer: 'cycle' | 'issuer' | 'quarter' | 'problem';
  /** What the phase asks people to do, in the order of its story. */
  readonly steps: readonly StepDefinition[];
}
