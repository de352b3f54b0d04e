import type { QuotaRounding } from '../quotas/quota-places';

export type ComponentKind = 'target' | 'process' | 'ballot';

/** What a non-answer does: nothing, nought, or a number of points (R17). */
export type NonAnswerPolicy = 'exclude' | 'zero' | { readonly points: string };

/** What an absent component or item does; never silently nought (rules.md §1.7). */
export type MissingPartPolicy = 'block' | 'reweight' | 'zero';

/** What a rater group without a counted mark does: its weight goes to the others, is lost, or stands for fixed points. */
export type MissingGroupPolicy = 'block' | 'reweight' | 'drop' | { readonly points: string };

export interface ScaleStep {
  readonly word: string;
  /** Decimal string; null for the non-answer 不了解. */
  readonly points: string | null;
}

export interface RaterGroup {
  readonly key: string;
  readonly weight: string;
  /** R24: shown beside the result, without weight. */
  readonly advisory?: true;
}

/** R21: a sheet failing one of them is invalid as a whole. */
export type SheetValidator =
  | { readonly kind: 'allEqual' }
  /** At most so many subjects at so many points or more. */
  | { readonly kind: 'atMost'; readonly lines: number; readonly points: string }
  /** At least so many subjects below so many points. */
  | { readonly kind: 'atLeast'; readonly lines: number; readonly points: string };

export interface BallotRules {
  readonly scale: readonly ScaleStep[];
  readonly groups: readonly RaterGroup[];
  readonly unknown: NonAnswerPolicy;
  readonly abstain: NonAnswerPolicy;
  readonly validators: readonly SheetValidator[];
  /** R22: trim beyond so many marks; null: never. */
  readonly trim: number | null;
  /** R23: a larger share of invalid sheets repeats the group's vote. */
  readonly maxInvalidRate: string;
  /** Share of the issued sheets that must come back, strictly more. */
  readonly coverage: string;
  readonly missingGroup: MissingGroupPolicy;
}

export interface LadderStep {
  readonly grade: string;
  /** Decimal string; null: no condition. */
  readonly minimum: string | null;
  /** R31: so many items may stand at nought; null: no condition. */
  readonly maxZeroItems: number | null;
}

export interface Quota {
  readonly grade: string;
  readonly percent: string;
  readonly rounding: QuotaRounding;
  /** R33: a higher share, only with a recorded consent. */
  readonly raised?: {
    readonly percent: string;
    readonly authority: string;
    readonly document: string;
    readonly decidedOn: string;
  };
}

export type TiePolicy = 'shareDown' | 'shareUp' | 'block' | { readonly breakBy: readonly ComponentKind[] };

/** R41: who may lower a grade by a rule of the scheme. */
export interface LegalBasis {
  readonly document: string;
  readonly article: string;
  readonly level: 'national' | 'province';
}

export interface VetoRule {
  readonly code: string;
  readonly legalBasis: LegalBasis;
  /** R38: the best grade that is left; null: the worst one. */
  readonly ceiling: string | null;
  /** R42: does not bite when this item has full marks. */
  readonly compensatedBy?: string;
}

/** R39: so many grades lower; several add up. */
export interface DowngradeRule {
  readonly code: string;
  readonly steps: number;
}

/** An assessment scheme (考核方案): data from which a verdict is computed. Weights, points and shares are decimal strings. */
export interface Scheme {
  readonly key: string;
  readonly version: number;
  /** Weights of the components that the scheme has (R2). */
  readonly components: Readonly<Partial<Record<ComponentKind, string>>>;
  readonly missingComponent: MissingPartPolicy;
  readonly missingItem: MissingPartPolicy;
  readonly ballot: BallotRules;
  readonly adjustments: {
    readonly plusCap: string | null;
    readonly minusCap: string | null;
    readonly highestOnlyPerMatter: boolean;
    readonly totalFloor: string;
    readonly totalCap: string | null;
  };
  /** Largest calibration either way. */
  readonly calibrationLimit: string;
  /** Best grade first; the last has no condition. */
  readonly ladder: readonly LadderStep[];
  readonly thresholdOn: 'shown' | 'exact';
  readonly rankOn: 'exact' | 'shown';
  readonly ranking: 'competition' | 'dense';
  /** Limited grades; the last grade of the ladder is never one. */
  readonly quotas: readonly Quota[];
  readonly tie: TiePolicy;
  /** Is a place that a veto or a downgrade freed filled again? */
  readonly refill: boolean;
  readonly vetoes: readonly VetoRule[];
  readonly downgrades: readonly DowngradeRule[];
  /** Categories of members who are rated all the same; every other category leaves the pool. */
  readonly ratedCategories: readonly string[];
}

/** Words of the ballot form, in the order of the scale. */
export const scaleWords = ({ ballot }: Scheme): readonly string[] => ballot.scale.map(({ word }) => word);
