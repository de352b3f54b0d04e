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
