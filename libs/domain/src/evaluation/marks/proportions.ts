import type { Decimal } from 'decimal.js';
import { decimal, divided, lesser, meanOf } from '../decimals';

/** R6: full marks if the fact holds, else none. */
export const markAllOrNothing = (full: string, holds: boolean): Decimal => decimal(holds ? full : 0);

/** R6: full × min(1, done ÷ due); undefined when nothing was due: the item then leaves the table. */
export const markProportional = (full: string, done: number, due: number): Decimal | undefined =>
  due === 0 ? undefined : lesser(decimal(1), divided(decimal(done), decimal(due))).times(full);

/** R7: mean of the members' marks; who is not rated is not among them. Undefined of nobody: the scheme's policy decides. */
export const markAverageOverMembers = (marks: readonly string[]): Decimal | undefined => meanOf(marks.map(decimal));
