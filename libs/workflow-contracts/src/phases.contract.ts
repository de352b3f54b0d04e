import type { Day, MissingPart } from '@zeren/domain';
import type { ProcessInput } from './process.contract';

export interface PlanDraftingInput extends ProcessInput {
  readonly planId: string;
}

export interface LettersPhaseInput extends ProcessInput {
  /** The round of the upper level, opened first. */
  readonly roundId: string;
}

export interface SigningRoundInput extends ProcessInput {
  readonly roundId: string;
}

/** What a round must know of a letter: whose signatures it is about, and which round its completion opens. */
export interface RoundLetter {
  readonly letterId: string;
  readonly subject: string;
  readonly childRoundId: string | null;
}

/** Ends of a round and of all rounds below it; counts only, never letters. */
export interface RoundResult {
  readonly complete: number;
  readonly incomplete: number;
  readonly failedChildren: number;
}

export interface LetterChangeInput extends ProcessInput {
  readonly letterId: string;
  readonly cause: 'returned' | 'amendment' | 'succession';
}

export interface LetterChangeResult {
  readonly letterId: string;
  readonly state: 'complete' | 'incomplete';
}

export interface QuarterlyMeetingInput extends ProcessInput {
  readonly meeting: string;
}

export type MidYearReviewInput = ProcessInput;
export type YearEndEvaluationInput = ProcessInput;
export type AwardsInput = ProcessInput;

/** A part that a verdict lacks, by pool. Codes only: it stays in the history. */
export interface MissingOfPool extends MissingPart {
  readonly pool: string;
}

/** Verdicts of all pools are stored when nothing is missing, else none is. */
export interface VerdictsComputed {
  readonly missing: readonly MissingOfPool[];
  /** Business day of the computation. */
  readonly on: Day;
}

/** Rater groups of a pool that vote again, until the end of a day. */
export interface RepeatedBallot {
  readonly pool: string;
  readonly groups: readonly string[];
  readonly until: Day;
}

export interface RectificationInput extends ProcessInput {
  readonly rectificationId: string;
}

export interface SuccessionInput extends ProcessInput {
  readonly successionId: string;
}

export interface AppealInput extends ProcessInput {
  readonly reviewId: string;
}

/** What a process that runs in steps has to say at its end. */
export interface StepsResult {
  readonly done: number;
  readonly other: number;
}
