import type { QuotaRounding } from '../quotas/quota-places';

/** What a non-answer does: nothing, nought, or a number of points. */
export type NonAnswerPolicy = 'exclude' | 'zero' | { readonly points: string };

export interface ScaleStep {
  readonly word: string;
  /** Decimal string; null for the non-answer 不了解. */
  readonly points: string | null;
}

export interface LadderStep {
  readonly grade: string;
  /** Decimal string on the shown total; null: no condition. */
  readonly minimum: string | null;
  readonly maxZeroItems: number | null;
}

/** An assessment scheme (考核方案): data from which a verdict is computed. Weights and points are decimal strings. */
export interface Scheme {
  readonly key: string;
  readonly version: number;
  readonly components: { readonly target: string; readonly process: string; readonly ballot: string };
  readonly ballot: {
    readonly scale: readonly ScaleStep[];
    readonly groups: readonly { readonly key: string; readonly weight: string }[];
    readonly unknown: NonAnswerPolicy;
    readonly abstain: NonAnswerPolicy;
    readonly refuseAllEqual: boolean;
    /** R22: trim beyond so many marks; null: never. */
    readonly trim: number | null;
    /** What a group without a single counted mark does to the weighted mean. */
    readonly missingGroup: 'block' | 'reweight' | 'drop';
  };
  readonly adjustments: {
    readonly plusCap: string | null;
    readonly minusCap: string | null;
    readonly highestOnlyPerMatter: boolean;
  };
  /** Best grade first; the last has no condition. */
  readonly ladder: readonly LadderStep[];
  readonly quota: { readonly grade: string; readonly percent: string; readonly rounding: QuotaRounding };
  /** Is a place that a veto freed filled again? */
  readonly refill: boolean;
}

/** Words of the ballot form, in the order of the scale. */
export const scaleWords = ({ ballot }: Scheme): readonly string[] => ballot.scale.map(({ word }) => word);
