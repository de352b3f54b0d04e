import type { EpochMs, PhaseKey } from '@zeren/domain';
import { command, query } from './messages';
import type { CommandResult, ProcessInput } from './process.contract';

/** Fixed at the start: which processes the year consists of and when each begins (architecture §4). */
export interface AnnualCycleInput extends ProcessInput {
  readonly planId: string;
  readonly roundId: string;
  readonly phases: readonly { readonly key: PhaseKey; readonly at: EpochMs }[];
  readonly meetings: readonly { readonly code: string; readonly at: EpochMs }[];
  readonly closesAt: EpochMs;
}

export interface CycleState {
  readonly phases: readonly { readonly key: PhaseKey; readonly state: 'planned' | 'running' | 'done' }[];
  readonly children: readonly string[];
  readonly nextPointAt: EpochMs | null;
}

export interface CycleResult {
  readonly completed: number;
  readonly failed: number;
}

export interface AmendLetter {
  readonly actorId: string;
  /** Row that the supplementary letter will have. */
  readonly amendmentId: string;
  readonly letterId: string;
  readonly fenceOn: string;
  readonly reason: string;
}

export interface ChangePostHolder {
  readonly actorId: string;
  readonly successionId: string;
  readonly postCode: string;
  readonly successorId: string;
  readonly fromOn: string;
  readonly reason: string;
}

export interface RequestReview {
  readonly actorId: string;
  readonly reviewId: string;
  readonly letterId: string;
  readonly filedOn: string;
  /** Hash of the request's text; the text itself stays in the database. */
  readonly textSha256: string;
}

export interface AdoptCalendar {
  readonly actorId: string;
  readonly reason: string;
  readonly version: number;
}

export interface CancelCycle {
  readonly actorId: string;
  readonly reason: string;
}

export const adoptCalendar = command<CommandResult, [AdoptCalendar]>('adoptCalendar');
export const amendLetter = command<CommandResult, [AmendLetter]>('amendLetter');
export const changePostHolder = command<CommandResult, [ChangePostHolder]>('changePostHolder');
export const requestReview = command<CommandResult, [RequestReview]>('requestReview');
export const cancelCycle = command<CommandResult, [CancelCycle]>('cancelCycle');
export const cycleState = query<CycleState>('cycleState');
