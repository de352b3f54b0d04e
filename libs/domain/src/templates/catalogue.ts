import type { CycleTemplate } from './cycle-template';
import { demoCommission } from './demo-commission/demo-commission.template';

/** Templates a cycle can be created from. */
export const cycleTemplates = [demoCommission] as const satisfies readonly CycleTemplate[];

/** The template of that key, or undefined when there is none. */
export const findCycleTemplate = (key: string): CycleTemplate | undefined =>
  cycleTemplates.find((template) => template.key === key);
