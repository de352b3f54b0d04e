import type { ReportHeading } from '@zeren/domain';

/** A number is a piece of its own, with the rows it counts; words are in both languages. */
export interface ReportPiece {
  readonly text: string;
  readonly textEn?: string;
  readonly recordIds?: readonly string[];
  readonly recordKind?: string;
}

export interface ReportSection {
  readonly heading: ReportHeading;
  readonly sentences: readonly { readonly pieces: readonly ReportPiece[] }[];
}

/** A problem and the one measure that answers it. */
export interface ReportPair {
  readonly no: number;
  readonly source: string;
  readonly problem: string;
  readonly measure: string;
  readonly problemId: string;
  readonly rectificationId: string;
}

/** The summary report as data: hashed, stored, rendered, shown. */
export interface ReportContent {
  readonly v: 1;
  readonly year: number;
  readonly title: string;
  readonly organisation: string;
  readonly work: readonly ReportSection[];
  readonly problems: readonly ReportPair[];
}
