import type { PlanItem } from '@zeren/domain';

type OutcomeCounts = { readonly information: number; readonly decision: number; readonly followUp: number };

export interface YearMeeting {
  readonly code: string;
  readonly kind: string;
  readonly heldOn: string;
  readonly absent: readonly string[];
  readonly outcomes?: OutcomeCounts;
  readonly resolutions?: readonly { readonly unit: string }[];
}

export interface YearAdjustment {
  readonly letter: string;
  readonly code: string;
  readonly kind: 'plus' | 'minus';
  readonly points: string;
  readonly reason: string;
  readonly decision: 'approved' | 'rejected';
}

/** One piece of work done: the office's own words, before they are entered. */
export interface YearRecord {
  readonly kind: string;
  readonly onDate: string;
  readonly titleZh: string;
  readonly unit: string;
  readonly speakers?: readonly string[];
  readonly attended?: number;
  readonly lecturerZh?: string;
  readonly assessed?: number;
  readonly participants?: number;
  readonly respondedOn?: string;
  readonly closedOn?: string;
  readonly statementPublished?: boolean;
  readonly partnerZh?: string;
  readonly side?: 'joint' | 'hosted';
}

/** What data providers and the office's checker know about the bearer of a letter. */
export interface YearMarks {
  readonly letter: string;
  readonly items: Readonly<Record<string, string>>;
  readonly processQuarters: readonly number[];
  readonly calibration: string;
}

interface YearPool {
  readonly code: 'deputies' | 'branchSecretaries';
  readonly ladder: readonly string[];
  readonly results?: readonly YearMarks[];
  readonly resultsPublished?: readonly YearMarks[];
}

/** What the people of the demonstration say and file during their year. */
export interface YearFile {
  readonly plan: {
    readonly documentNo: string;
    readonly items: readonly (Omit<PlanItem, 'legalBasis'> & { readonly legalBasisZh: string })[];
  };
  readonly letters: readonly { readonly code: string; readonly bearer: string }[];
  readonly meetings: readonly YearMeeting[];
  readonly problemsMidYear: readonly {
    readonly rectification: string;
    readonly unit: string;
    readonly problemZh: string;
    readonly causeZh: string;
    readonly nextStepZh: string | null;
  }[];
  readonly problemsYearEnd: readonly {
    readonly no: number;
    readonly rectification: string;
    readonly unit: string;
    readonly problemZh: string;
    readonly measureZh: string;
  }[];
  readonly rectifications: readonly { readonly code: string; readonly closingDate: string }[];
  readonly amendments: { readonly letters: readonly string[]; readonly effectiveFrom: string };
  readonly adjustments: readonly YearAdjustment[];
  readonly awards: {
    readonly nominations: readonly { readonly unit: string; readonly nominee: string }[];
    readonly refused: readonly { readonly nominee: string; readonly rule: string; readonly reasonZh: string }[];
    readonly awarded: readonly string[];
  };
  readonly records: readonly YearRecord[];
  readonly pools: readonly YearPool[];
  /** Who acts after the due day, so that the calendar has something to escalate. */
  readonly late: readonly { readonly kind: string; readonly subject: string; readonly actedOn: string }[];
}

/** One line of the task list: who acts on what, and when. */
export interface ScriptRow {
  readonly no: string;
  readonly phase: string;
  /** Token of the catalogue, `sign-letter`. */
  readonly kind: string;
  readonly subject: string;
  readonly round: number;
  readonly assignee: string;
  readonly dueOn: string;
  /** Empty: nobody acts, the clock or a new version closes the task. */
  readonly actedOn: string;
  readonly outcome: string;
  readonly result: string;
  readonly origin: string;
  /** Person whose session acts. */
  readonly actor: string;
  /** Person for whom the office records an act on paper. */
  readonly onPaperFor: string | null;
}

export interface YearData {
  readonly file: YearFile;
  readonly rows: readonly ScriptRow[];
  /** Marks of a sheet by letter, of `pool/group/voter`. */
  readonly sheets: ReadonlyMap<string, Readonly<Record<string, string>>>;
  readonly marks: ReadonlyMap<string, YearMarks>;
}
