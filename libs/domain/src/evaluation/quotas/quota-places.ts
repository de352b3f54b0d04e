import { Decimal } from 'decimal.js';
import { decimal } from '../decimals';

export type QuotaRounding = 'floor' | 'round' | 'ceil';

const modes = { floor: Decimal.ROUND_FLOOR, round: Decimal.ROUND_HALF_UP, ceil: Decimal.ROUND_CEIL } as const;

/** R35: places of a limited grade among `rated` members; `percent` a decimal string. */
export const quotaPlaces = (rated: number, percent: string, rounding: QuotaRounding): number =>
  decimal(percent).times(rated).div(100).toDecimalPlaces(0, modes[rounding]).toNumber();
