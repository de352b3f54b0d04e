import { indicatorsOf, type TemplateAnnex } from '../templates/cycle-template';

export interface AnnexIndicator {
  readonly code: string;
  readonly planItem: string;
  readonly title: string;
  /** Decimal string. */
  readonly fullMarks: string;
}

export interface Annex {
  readonly domain: string;
  /** Decimal string; the annexes of a letter sum to 100. */
  readonly weight: string;
  readonly indicators: readonly AnnexIndicator[];
}

export interface AnnexPlanItem {
  readonly code: string;
  readonly domain: string;
  readonly titleZh: string;
}

/**
 * Annexes of the n-th letter of a cycle (counted from 1): each indicator hangs on a plan item of its domain, and the letters
 * take turns through the items so that every item is carried by somebody.
 */
export function letterAnnexes(
  annexes: readonly TemplateAnnex[],
  items: readonly AnnexPlanItem[],
  letterNo: number,
): readonly Annex[] {
  return annexes.map((annex) => {
    const { domain, weight } = annex;
    const ofDomain = items.filter((item) => item.domain === domain);
    const indicators = indicatorsOf(annex).map(({ code, fullMarks, titleZh }, index) => {
      const item = ofDomain[(letterNo - 1 + index) % Math.max(1, ofDomain.length)];
      if (!item) throw new Error(`the plan has no item of the domain ${domain}`);
      return { code, planItem: item.code, title: titleZh ?? item.titleZh, fullMarks };
    });
    return { domain, weight, indicators };
  });
}
