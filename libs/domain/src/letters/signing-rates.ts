import type { Day } from '../calendars/day';
import { decimal, divided, printed } from '../evaluation/decimals';
import { groupedBy } from './grouped-by';

export interface LetterToCount {
  readonly level: string;
  /** Unit of the bearer's post; null for whoever holds none. */
  readonly unit: string | null;
  readonly domains: readonly string[];
  /** Last day on which a signature is in time; null while none was asked for. */
  readonly dueOn: Day | null;
  /** Day of the last signature; null while one is missing. */
  readonly completedOn: Day | null;
}

/** Whole letters, as of a day. */
export interface SigningFigures {
  readonly letters: number;
  /** Complete, due or not. */
  readonly complete: number;
  /** Whose last day has come. Each is on time, late or unsigned. */
  readonly due: number;
  readonly onTime: number;
  readonly late: number;
  readonly unsigned: number;
  /** On time of those due, in percent with two places (R13); null while none is due. */
  readonly rate: string | null;
}

export interface SigningGroup extends SigningFigures {
  readonly key: string | null;
}

export interface SigningRates {
  readonly total: SigningFigures;
  readonly levels: readonly SigningGroup[];
  readonly units: readonly SigningGroup[];
  /** A letter counts in each domain that it has an annex of. */
  readonly domains: readonly SigningGroup[];
}

/** How many letters were signed in time, as of a day: in all, by level, by unit of the bearer, by domain. */
export function signingRates(letters: readonly LetterToCount[], on: Day): SigningRates {
  return {
    total: figuresOf(letters, on),
    levels: grouped(letters, on, ({ level }) => [level]),
    units: grouped(letters, on, ({ unit }) => [unit]),
    domains: grouped(letters, on, ({ domains }) => domains),
  };
}

function grouped(
  letters: readonly LetterToCount[],
  on: Day,
  keysOf: (letter: LetterToCount) => readonly (string | null)[],
): readonly SigningGroup[] {
  return [...groupedBy(letters, keysOf)]
    .map(([key, ofKey]) => ({ key, ...figuresOf(ofKey, on) }))
    .toSorted((a, b) => ((a.key ?? '\uffff') < (b.key ?? '\uffff') ? -1 : 1));
}

function figuresOf(letters: readonly LetterToCount[], on: Day): SigningFigures {
  const completeBy = ({ completedOn }: LetterToCount, day: Day) => completedOn !== null && completedOn <= day;
  const complete = letters.filter((letter) => completeBy(letter, on));
  const due = letters.filter(({ dueOn }) => dueOn !== null && dueOn <= on);
  const onTime = due.filter((letter) => completeBy(letter, letter.dueOn ?? on));
  const unsigned = due.filter((letter) => !completeBy(letter, on));
  return {
    letters: letters.length,
    complete: complete.length,
    due: due.length,
    onTime: onTime.length,
    late: due.length - onTime.length - unsigned.length,
    unsigned: unsigned.length,
    rate: due.length === 0 ? null : printed(divided(decimal(onTime.length * 100), decimal(due.length)), 2),
  };
}
