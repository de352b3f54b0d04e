import { Decimal } from 'decimal.js';
import { DomainError } from '../errors/domain-error';

/** Enough digits that sums and products of marks are exact; half-up means away from zero at one half (rules.md §1.5). */
const Marks = Decimal.clone({ precision: 80, rounding: Decimal.ROUND_HALF_UP, toExpNeg: -100, toExpPos: 100 });

const plainDecimal = /^-?\d{1,20}(\.\d{1,20})?$/;

/**
 * A decimal from its string, or from a whole number.
 *
 * @throws DomainError `ballot.scale` for anything else: no exponents, no infinities, no binary fractions.
 */
export function decimal(text: string | number): Decimal {
  const isPlain = typeof text === 'string' ? plainDecimal.test(text) : Number.isSafeInteger(text);
  if (!isPlain) throw new DomainError('ballot.scale', { figure: text });
  return new Marks(text);
}

/**
 * Division, the only place where a figure is rounded on the way: half-up to 20 places at once (rules.md §1.2). Counted in whole
 * units of the last place, so that nothing is rounded twice.
 */
export function divided(dividend: Decimal, divisor: Decimal): Decimal {
  const scaled = dividend.abs().times('1e20');
  const whole = scaled.dividedToIntegerBy(divisor.abs());
  const rest = scaled.minus(whole.times(divisor.abs()));
  const rounded = rest.times(2).greaterThanOrEqualTo(divisor.abs()) ? whole.plus(1) : whole;
  const isNegative = dividend.isNegative() !== divisor.isNegative();
  return (isNegative ? rounded.negated() : rounded).times('1e-20');
}

/** Sum of decimals; zero of nothing. */
export const sumOf = (terms: readonly Decimal[]): Decimal => terms.reduce((sum, term) => sum.plus(term), decimal(0));

/** Mean of decimals, undefined of nothing. */
export const meanOf = (terms: readonly Decimal[]): Decimal | undefined =>
  terms.length === 0 ? undefined : divided(sumOf(terms), decimal(terms.length));

export const lesser = (a: Decimal, b: Decimal): Decimal => (a.lessThan(b) ? a : b);

export const greater = (a: Decimal, b: Decimal): Decimal => (a.greaterThan(b) ? a : b);

/** A whole number of hundredths: how a weight is applied, exactly. */
export const hundredths = (value: Decimal): Decimal => value.times('0.01');

/** Rounded half-up: the only rounding that thresholds and ranks ever see. */
export const halfUp = (value: Decimal, places: number): Decimal => value.toDecimalPlaces(places, Decimal.ROUND_HALF_UP);

/** As printed: two places for shown totals, six for means and components, twelve for what ranks compare. */
export const printed = (value: Decimal, places: 2 | 6 | 12): string => {
  const [whole = '0', fraction = ''] = halfUp(value, places).toString().split('.');
  return `${whole}.${fraction.padEnd(places, '0')}`;
};
