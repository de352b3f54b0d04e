import type { Day } from '../calendars/day';

export interface PlanMilestone {
  readonly no: number;
  readonly dueOn: Day;
  readonly text?: string;
}

export interface PlanItem {
  readonly code: string;
  readonly domain: string;
  readonly titleZh: string;
  /** Decimal string; all items of a plan sum to 100. */
  readonly weight: string;
  readonly leadUnit: string;
  readonly coUnits: readonly string[];
  readonly liaison: string;
  readonly legalBasis?: string;
  readonly indicator: { readonly code: string; readonly unit: string; readonly target: string };
  readonly milestones: readonly PlanMilestone[];
}

/** The annual plan as data: the text that is frozen and issued is made from it. */
export interface PlanContent {
  readonly year: number;
  readonly organisation: string;
  readonly items: readonly PlanItem[];
}
