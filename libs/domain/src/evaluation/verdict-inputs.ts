import type { AdjustmentInput } from './adjustments/plus-and-minus';
import type { Sheet } from './ballots/sheet-validity';

export interface SubjectInput {
  readonly id: string;
  /** Marks of the items by code; decimal strings. */
  readonly items: Readonly<Record<string, { readonly full: string; readonly mark: string }>>;
  /** One mark per quarter. */
  readonly processMarks: readonly string[];
  readonly adjustments: readonly AdjustmentInput[];
  /** A substantiated veto event, with its legal basis (R38, R41). */
  readonly veto?: { readonly basis: string };
  readonly calibration?: { readonly points: string; readonly reason: string };
}

/** Everything a verdict rests on, frozen: no names, no sheet with a rater. */
export interface VerdictInputs {
  readonly subjects: readonly SubjectInput[];
  readonly groups: readonly { readonly key: string; readonly issued: number; readonly returned: number }[];
  readonly sheets: readonly Sheet[];
}
