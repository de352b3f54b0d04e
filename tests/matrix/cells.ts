import { callers, type Audience, type Caller } from './callers';
import { missing, type Ids, type Right } from './rights/right';
import type { Samples } from './samples';

/** One question of the matrix: who asks what of which object, and what he must hear. */
export interface Cell {
  readonly operation: string;
  readonly right: Right;
  readonly caller: Caller;
  /** State of a sample of one's own, or `of another organisation`, or `not there`. */
  readonly sample: string;
  readonly ids: Ids;
  readonly expected: number;
}

export const foreign = 'of another organisation';
export const absent = 'not there';

/** Every caller of one organisation × every sample: his own, one of the other organisation's, and one that is not there. */
export function cellsOf(operation: string, right: Right, own: Samples, theirs: Samples): readonly Cell[] {
  const cells = samplesOf(right, own, theirs).flatMap(({ name, ids }) =>
    callers.map((caller) => ({ operation, right, caller, sample: name, ids, expected: expected(right, caller, name) })),
  );
  if (cells.length === 0) throw new Error(`${operation}: there is no sample to ask about`);
  return cells;
}

function samplesOf({ on, samples }: Right, own: Samples, theirs: Samples): Samples[keyof Samples] {
  if (!on) return [{ name: '', ids: {} }];
  const wanted = own[on].filter(({ name }) => !samples || samples.includes(name));
  const [first] = theirs[on].filter(({ name }) => !samples || samples.includes(name));
  if (!first) return [];
  const none = Object.fromEntries(Object.keys(first.ids).map((name) => [name, missing]));
  return [...wanted, { name: foreign, ids: first.ids }, { name: absent, ids: none }];
}

function expected({ lets, others = 403, answers, elsewhere = 404 }: Right, caller: Caller, sample: string): number {
  if (lets === 'everybody') return statusOf(answers, sample);
  if (caller.session !== 'open') return 401;
  const isElsewhere = sample === foreign || sample === absent;
  const isLetIn = includes(audienceOf(lets, sample), caller);
  if (isElsewhere) return isLetIn ? elsewhere : others;
  return isLetIn ? statusOf(answers, sample) : others;
}

/** Of an object that is not one's own organisation's: whoever might be let in to any. */
function audienceOf(lets: Right['lets'], sample: string): Audience {
  if (lets === 'everybody' || Array.isArray(lets)) return lets as Audience;
  const bySample = lets as Readonly<Record<string, Audience>>;
  const named = bySample[sample];
  if (named) return named;
  if (sample !== foreign && sample !== absent) throw new Error(`nobody says who is let in to: ${sample}`);
  return Object.values(bySample).flatMap((audience) => (audience === 'everybody' ? [] : audience));
}

const includes = (audience: Audience, { name }: Caller): boolean =>
  audience === 'everybody' || (audience as readonly string[]).includes(name);

function statusOf(answers: Right['answers'], sample: string): number {
  if (typeof answers === 'number') return answers;
  const status = answers[sample];
  if (status === undefined) throw new Error(`nobody says what is heard of: ${sample}`);
  return status;
}
