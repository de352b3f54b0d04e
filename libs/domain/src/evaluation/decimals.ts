import { Decimal } from 'decimal.js';

/** Enough digits that sums and products of marks are exact; half-up means away from zero at one half (rules.md §1.5). */
const Marks = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_UP, toExpNeg: -40, toExpPos: 40 });

/** A decimal from its string. */
export const decimal = (text: string | number): Decimal => new Marks(text);

/** Division, the only place where a figure is rounded on the way: half-up to 20 places (rules.md §1.2). */
export const divided = (dividend: Decimal, divisor: Decimal): Decimal =>
  dividend.div(divisor).toDecimalPlaces(20, Decimal.ROUND_HALF_UP);

/** Sum of decimals; zero of nothing. */
export const sumOf = (terms: readonly Decimal[]): Decimal => terms.reduce((sum, term) => sum.plus(term), decimal(0));

/** Mean of decimals, undefined of nothing. */
export const meanOf = (terms: readonly Decimal[]): Decimal | undefined =>
  terms.length === 0 ? undefined : divided(sumOf(terms), decimal(terms.length));

/** As printed: six places for means and components, two for shown totals. */
export const printed = (value: Decimal, places: 2 | 6 | 12): string => {
  const rounded = value.toDecimalPlaces(places, Decimal.ROUND_HALF_UP);
  const [whole = '0', fraction = ''] = rounded.toString().split('.');
  return `${whole}.${fraction.padEnd(places, '0')}`;
};
