import { rectification } from '../processes/rectification.process';
import type { PhaseDefinition } from './phase';

/** 年末整改: what the year-end brought up, one process per problem. */
export const yearEndRectification = {
  key: 'year-end-rectification',
  usuallyFrom: '+02-01',
  usuallyUntil: '+03-31',
  runs: 'rectification',
  onePer: 'problem',
  steps: rectification.steps,
} as const satisfies PhaseDefinition;
