import { awards } from './awards.phase';
import { letters } from './letters.phase';
import { midYear } from './mid-year.phase';
import { plan } from './plan.phase';
import { quarterly } from './quarterly.phase';
import { yearEnd } from './year-end.phase';
import { yearEndRectification } from './year-end-rectification.phase';

/** In the order of the year. */
export const phases = [plan, letters, quarterly, midYear, yearEnd, awards, yearEndRectification] as const;

export type Phase = (typeof phases)[number];
export type PhaseKey = Phase['key'];
