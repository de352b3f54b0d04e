import { decimal } from '../decimals';
import type { BallotRules } from '../scheme/scheme';
import { sheetStateOf, type Sheet } from './sheet-validity';

/** What is known of a box beside its sheets. */
export interface IssuedSheets {
  readonly key: string;
  readonly issued: number;
  readonly returned: number;
}

export interface BoxCount {
  readonly group: string;
  readonly issued: number;
  readonly returned: number;
  readonly invalid: number;
  readonly blank: number;
  /** Why the group votes again; null: its marks count. */
  readonly repeatedFor: 'over-issue' | 'invalid-rate' | 'coverage' | null;
}

/**
 * Sheets of one group before any mark is looked at: more came back than were issued (R19), too many invalid ones (R23), too few
 * at all (`coverage`).
 *
 * @param box undefined where no box was kept, as when a paper ballot is counted in later: then the sheets are what was issued.
 */
export function countBox(
  rules: BallotRules,
  group: string,
  sheets: readonly Sheet[],
  box: IssuedSheets | undefined,
): BoxCount {
  const states = sheets.map((sheet) => sheetStateOf(rules, sheet));
  const invalid = states.filter((state) => state === 'invalid').length;
  const blank = states.filter((state) => state === 'blank').length;
  const issued = box?.issued ?? sheets.length;
  const returned = Math.max(box?.returned ?? 0, sheets.length);
  return { group, issued, returned, invalid, blank, repeatedFor: reasonOf(rules, { issued, returned, invalid }) };
}

function reasonOf(
  { maxInvalidRate, coverage }: BallotRules,
  { issued, returned, invalid }: Pick<BoxCount, 'issued' | 'returned' | 'invalid'>,
): BoxCount['repeatedFor'] {
  if (returned > issued) return 'over-issue';
  if (decimal(maxInvalidRate).times(returned).lessThan(invalid)) return 'invalid-rate';
  return decimal(coverage).times(issued).lessThan(returned) ? null : 'coverage';
}
