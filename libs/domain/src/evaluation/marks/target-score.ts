import type { Decimal } from 'decimal.js';
import { DomainError } from '../../errors/domain-error';
import { decimal, divided, sumOf } from '../decimals';
import type { MissingPartPolicy } from '../scheme/scheme';

/** A mark of one item; decimal strings. */
export interface ItemMark {
  readonly full: string;
  /** null: nobody gave a mark; the scheme's policy decides, never silently nought. */
  readonly mark: string | null;
  /** The item left the table, with its reason (R6: nothing was due). */
  readonly notApplicable?: string;
}

export interface TargetScore {
  /** Undefined when no item is left. */
  readonly score: Decimal | undefined;
  /** R31: items with full marks to gain and exactly nought gained. */
  readonly zeroItems: readonly string[];
  readonly leftTable: readonly string[];
}

/**
 * Step 4: Σ marks × 100 ÷ Σ full marks over the items that stay in the table.
 *
 * @throws DomainError `ballot.scale` for a mark outside [0, full], `pool.empty` for a missing mark when the scheme blocks on that.
 */
export function targetScore(items: Readonly<Record<string, ItemMark>>, missing: MissingPartPolicy): TargetScore {
  const present = Object.entries(items)
    .filter(([, { notApplicable }]) => notApplicable === undefined)
    .flatMap(([code, item]) => markOf(code, item, missing));
  const full = sumOf(present.map((item) => item.full));
  const codes = new Set(present.map(({ code }) => code));
  return {
    score: full.isZero() ? undefined : divided(sumOf(present.map(({ mark }) => mark)).times(100), full),
    zeroItems: present.filter((item) => item.full.greaterThan(0) && item.mark.isZero()).map(({ code }) => code),
    leftTable: Object.keys(items).filter((code) => !codes.has(code)),
  };
}

/** Codes of items that stay in the table and have no mark. */
export const unmarkedItems = (items: Readonly<Record<string, ItemMark>>): readonly string[] =>
  Object.entries(items)
    .filter(([, { mark, notApplicable }]) => mark === null && notApplicable === undefined)
    .map(([code]) => code);

function markOf(code: string, { full, mark }: ItemMark, missing: MissingPartPolicy) {
  if (mark === null && missing === 'block') throw new DomainError('pool.empty', { item: code });
  if (mark === null && missing === 'reweight') return [];
  const figures = { code, full: decimal(full), mark: decimal(mark ?? 0) };
  if (figures.mark.isNegative() || figures.mark.greaterThan(figures.full))
    throw new DomainError('ballot.scale', { item: code, mark: mark ?? '', full });
  return [figures];
}
