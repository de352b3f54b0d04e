import type { Day } from '../calendars/day';
import type { AdjustmentInput } from './adjustments/plus-and-minus';
import type { IssuedSheets } from './ballots/box-count';
import type { Sheet } from './ballots/sheet-validity';
import type { ItemMark } from './marks/target-score';

/** Something that a veto or downgrade rule of the scheme speaks of (R40). */
export interface GradeEvent {
  readonly eventId: string;
  /** Code of the scheme's rule. */
  readonly rule: string;
  /** Only an event that was found true, by a document, counts. */
  readonly substantiated: boolean;
  readonly document: string;
}

export interface SubjectInput {
  readonly id: string;
  /** Category of a member who may not be rated (on probation, long absence …). */
  readonly notRated?: { readonly category: string; readonly reason: string };
  readonly items: Readonly<Record<string, ItemMark>>;
  /** One mark per quarter; decimal strings. */
  readonly processMarks: readonly string[];
  readonly adjustments: readonly AdjustmentInput[];
  /** A substantiated veto that states its own basis, as an integrity opinion does: worst grade (R38). */
  readonly veto?: { readonly basis: string };
  readonly events?: readonly GradeEvent[];
  readonly calibration?: { readonly points: string; readonly reason: string };
}

/** Everything a verdict rests on, frozen: no names, no sheet with a rater. */
export interface VerdictInputs {
  readonly subjects: readonly SubjectInput[];
  readonly groups: readonly IssuedSheets[];
  readonly sheets: readonly Sheet[];
  /** Last day of the facts (step 2); without it every approved entry counts. */
  readonly cutOffOn?: Day;
}
