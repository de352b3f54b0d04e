import type { PhaseKey } from '@zeren/domain';

/** Where the work of a phase is seen. A phase without a page does not compile. */
export const phasePages: Readonly<Record<PhaseKey, string>> = {
  plan: '/plan',
  letters: '/letters',
  quarterly: '/meetings',
  'mid-year': '/reviews',
  'year-end': '/evaluations',
  awards: '/evaluations',
  'year-end-rectification': '/reviews',
};
