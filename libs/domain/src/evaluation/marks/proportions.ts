import { Decimal } from 'decimal.js';
import { decimal, divided } from '../decimals';

/** R6: full marks if the fact holds, else none. */
export const markAllOrNothing = (full: string, holds: boolean): Decimal => decimal(holds ? full : 0);

/** R6: full × min(1, done ÷ due); undefined when nothing was due: the item then leaves the table. */
export const markProportional = (full: string, done: number, due: number): Decimal | undefined =>
  due === 0 ? undefined : Decimal.min(1, divided(decimal(done), decimal(due))).times(full);
