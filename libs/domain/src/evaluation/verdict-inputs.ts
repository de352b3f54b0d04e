import type { Day } from '../calendars/day';
import type { AdjustmentInput } from './adjustments/plus-and-minus';
import type { IssuedSheets } from './ballots/box-count';
import type { Sheet } from './ballots/sheet-validity';
import type { ItemMark } from './marks/target-score';
import type { ComponentKind, Scheme } from './scheme/scheme';

/** Something that a veto or downgrade rule of the scheme speaks of (R40). */
export interface GradeEvent {
  readonly eventId: string;
  /** Code of the scheme's rule. */
  readonly rule: string;
  /** Only an event that was found true, by a document, counts. */
  readonly substantiated: boolean;
  readonly document: string;
}

/** What was decided about a part that is missing: go on without it, or do not evaluate the subject. Never without a reason. */
export interface Decided {
  readonly choice: 'reweight' | 'leave-out';
  readonly reason: string;
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
  /** By the component of which a part is missing. */
  readonly decided?: Readonly<Partial<Record<ComponentKind, Decided>>>;
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

/** Step 1: is the member one of those who are rated? */
export const isRated = ({ ratedCategories }: Scheme, { notRated }: SubjectInput): boolean =>
  !notRated || ratedCategories.includes(notRated.category);
