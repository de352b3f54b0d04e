import type { MonthDay } from '../cycles/month-day';

/** Who is due at a meeting of the plan. */
export type MeetingCircle = 'leaders' | 'leaders-and-heads' | 'pool' | 'assessment-group';

export interface TemplateMeeting {
  readonly code: string;
  readonly kind: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly heldOn: MonthDay;
  readonly callOn?: MonthDay;
  readonly circle: MeetingCircle;
  /** For circle `pool`: whose electors and subjects come. */
  readonly pool?: string;
}

export interface TemplatePool {
  readonly code: string;
  readonly scheme: string;
  readonly level: 'A' | 'B';
  readonly groups: readonly string[];
}

/** One domain's sheet in every letter. Weights and marks are decimal strings. */
export interface TemplateAnnex {
  readonly domain: string;
  readonly weight: string;
  readonly prefix: string;
  readonly indicatorCount: number;
  readonly fullMarks: string;
  /** Their titles and marks one by one, where a domain of the library brings them; else each is titled by its plan item. */
  readonly indicators?: readonly { readonly titleZh: string; readonly titleEn: string; readonly fullMarks: string }[];
}

/** Indicators of one sheet: `SAF1`, `SAF2` …, each with its full marks. */
export const indicatorsOf = ({ prefix, indicatorCount, fullMarks, indicators = [] }: TemplateAnnex) =>
  Array.from({ length: indicatorCount }, (_, index) => ({
    code: `${prefix}${index + 1}`,
    fullMarks: indicators[index]?.fullMarks ?? fullMarks,
    titleZh: indicators[index]?.titleZh,
  }));

/** The year of one kind of organisation, as data: chosen when a cycle is created and fixed into it. */
export interface CycleTemplate {
  readonly key: string;
  readonly startsOn: MonthDay;
  /** Signing of the upper level; the level below opens by itself. */
  readonly signingOn: MonthDay;
  readonly signingWorkingDays: Readonly<Record<'A' | 'B', number>>;
  readonly rectificationsOpenOn: { readonly 'mid-year': MonthDay; readonly 'year-end': MonthDay };
  readonly publicity: { readonly opensOn: MonthDay; readonly workingDays: number };
  /** Days after a change of post until the successor must have signed (R60). */
  readonly resignWithinDays: number;
  readonly closesOn: MonthDay;
  /** From this whole percent on, what two bearers' letters say alike beyond form and plan is shown to the office (R13). */
  readonly similarLettersPercent: number;
  readonly annexes: readonly TemplateAnnex[];
  readonly meetings: readonly TemplateMeeting[];
  readonly pools: readonly TemplatePool[];
}
