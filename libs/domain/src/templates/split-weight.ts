import { decimal, halfUp, printed } from '../evaluation/decimals';

/**
 * A weight shared out evenly in hundredths; the last part takes the rest, so that the parts sum to the whole exactly (R1).
 *
 * @param weight decimal string with at most two places, 1 or more for up to twelve parts.
 * @returns `parts` decimal strings with two places.
 */
export function splitWeight(weight: string, parts: number): readonly string[] {
  const whole = decimal(weight);
  const each = halfUp(whole.dividedBy(parts), 2);
  const last = whole.minus(each.times(parts - 1));
  return Array.from({ length: parts }, (_, index) => printed(index === parts - 1 ? last : each, 2));
}
