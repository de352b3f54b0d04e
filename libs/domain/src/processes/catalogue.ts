import { awards } from '../phases/awards.phase';
import { letters } from '../phases/letters.phase';
import { midYear } from '../phases/mid-year.phase';
import { plan } from '../phases/plan.phase';
import { quarterly } from '../phases/quarterly.phase';
import { yearEnd } from '../phases/year-end.phase';
import type { StepDefinition } from '../cycles/step';
import { amendment } from './amendment.process';
import { rectification } from './rectification.process';
import { returnedLetter } from './returned-letter.process';
import { review } from './review.process';
import { signingRound } from './signing-round.process';
import { succession } from './succession.process';
import { successorLetter } from './successor-letter.process';

/** Every process that opens tasks in steps, by key: the phases of the year and what branches off from them. */
export const processes = {
  plan,
  letters,
  quarterly,
  'mid-year': midYear,
  'year-end': yearEnd,
  awards,
  rectification,
  'signing-round': signingRound,
  amendment,
  'returned-letter': returnedLetter,
  'successor-letter': successorLetter,
  succession,
  review,
} as const;

export type ProcessKey = keyof typeof processes;

/** Steps of a process, in the order of its story. */
export const stepsOf = (key: ProcessKey): readonly StepDefinition[] => processes[key].steps;
