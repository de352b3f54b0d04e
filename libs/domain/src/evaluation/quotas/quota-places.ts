import { Decimal } from 'decimal.js';
import { decimal, hundredths } from '../decimals';

export type QuotaRounding = 'floor' | 'round' | 'ceil';

const modes = { floor: Decimal.ROUND_FLOOR, round: Decimal.ROUND_HALF_UP, ceil: Decimal.ROUND_CEIL } as const;

/** R35: places of a limited grade among `rated` members; `percent` a decimal string. */
export const quotaPlaces = (rated: number, percent: string, rounding: QuotaRounding): number =>
  hundredths(decimal(percent).times(rated)).toDecimalPlaces(0, modes[rounding]).toNumber();

/** R36: places that a forced distribution puts at the bottom; none in a small pool, at least one in a larger one. */
export const bottomPlaces = (rated: number, percent = '10', exemptUpTo = 10): number =>
  rated <= exemptUpTo ? 0 : Math.max(1, quotaPlaces(rated, percent, 'floor'));
