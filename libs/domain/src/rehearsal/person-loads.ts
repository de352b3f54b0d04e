import type { Day } from '../calendars/day';
import { groupBy } from './group-by';
import { clash, type Clash } from './clash';
import type { PersonOf } from './people';
import type { RehearsedTask } from './planned-year';

/** More due on one day is more than a person can do with care. */
export const mostDueOnOneDay = 10;

export interface PersonLoad {
  /** Code of the person. */
  readonly person: string;
  readonly tasks: number;
  readonly heaviest: { readonly day: Day; readonly due: number };
  /** Days on which something is due, in order. */
  readonly days: readonly { readonly day: Day; readonly due: number }[];
}

/** What is due for each person on each day; what lands on nobody is in no load. */
export function loadsOf(tasks: readonly RehearsedTask[], personOf: PersonOf): readonly PersonLoad[] {
  const byPerson = groupBy(tasks, ({ assignee }) => personOf(assignee));
  return [...byPerson]
    .flatMap(([person, own]) => (person === null ? [] : [loadOf(person, own)]))
    .toSorted((a, b) => b.tasks - a.tasks || (a.person < b.person ? -1 : 1));
}

function loadOf(person: string, own: readonly RehearsedTask[]): PersonLoad {
  const days = [...groupBy(own, ({ dueOn }) => dueOn)]
    .map(([day, due]) => ({ day, due: due.length }))
    .toSorted((a, b) => (a.day < b.day ? -1 : 1));
  const heaviest = days.reduce((most, next) => (next.due > most.due ? next : most));
  return { person, tasks: own.length, heaviest, days };
}

export function overloads(
  tasks: readonly RehearsedTask[],
  loads: readonly PersonLoad[],
  personOf: PersonOf,
): readonly Clash[] {
  return loads.flatMap(({ person, days }) =>
    days
      .filter(({ due }) => due > mostDueOnOneDay)
      .map(({ day, due }) => {
        const own = tasks.filter(({ assignee, dueOn }) => dueOn === day && personOf(assignee) === person);
        return clash('overload', { day, who: person, tasks: due, kinds: [...new Set(own.map(({ kind }) => kind))] });
      }),
  );
}
