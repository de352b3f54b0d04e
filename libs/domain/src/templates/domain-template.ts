import type { MonthDay } from '../cycles/month-day';
import type { DowngradeRule, VetoRule } from '../evaluation/scheme/scheme';
import type { RecordKindKey } from '../record-kinds/catalogue';

export interface TitleInBoth {
  readonly titleZh: string;
  readonly titleEn: string;
}

export interface TemplatePlanItem extends TitleInBoth {
  readonly legalBasis?: string;
  readonly indicator: { readonly unit: string; readonly target: string };
  readonly milestones: readonly MonthDay[];
}

export interface AgendaHeading extends TitleInBoth {
  /** Code of a meeting of the year: `Q1`, `midYear`. */
  readonly meeting: string;
}

export interface RecordHeading extends TitleInBoth {
  readonly kind: RecordKindKey;
  /** 0: whenever it happens. */
  readonly timesPerYear: number;
}

/** What one domain (安全、廉政、意识形态、环保…) brings into a year: data, edited by the office, frozen into each cycle. */
export interface DomainTemplate {
  readonly key: string;
  readonly version: number;
  readonly nameZh: string;
  readonly nameEn: string;
  /** Share of the year that is offered; decimal string, the chosen ones sum to 100. */
  readonly usualWeight: string;
  /** Its sheet in every letter. */
  readonly annex: { readonly prefix: string; readonly indicators: readonly TitleInBoth[] };
  readonly planItems: readonly TemplatePlanItem[];
  readonly agenda: readonly AgendaHeading[];
  readonly recordHeadings: readonly RecordHeading[];
  /** What it adds to the scheme of every pool. */
  readonly scheme: {
    readonly vetoes: readonly VetoRule[];
    readonly downgrades: readonly (DowngradeRule & TitleInBoth)[];
  };
}

/** A domain as one cycle has it. */
export interface ChosenDomain {
  readonly template: DomainTemplate;
  /** Decimal string; all of a cycle sum to 100. */
  readonly weight: string;
}
