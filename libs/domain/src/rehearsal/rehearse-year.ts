import type { WorkingCalendar } from '../calendars/working-calendar';
import { createCycleFrame } from '../cycles/create-cycle-frame';
import type { CycleFrame } from '../cycles/cycle-frame';
import { DomainError } from '../errors/domain-error';
import type { Roster } from '../organisation/roster';
import { indicatorsOf, type CycleTemplate } from '../templates/cycle-template';
import type { ChosenDomain } from '../templates/domain-template';
import { templateOf } from '../templates/frozen-template';
import { groupBy } from './group-by';
import { clash, stopsLaunch, type Clash } from './clash';
import { findOddDays } from './find-odd-days';
import { findRecusals } from './find-recusals';
import { personFinder, type Holders, type PersonOf } from './people';
import { loadsOf, overloads, type PersonLoad } from './person-loads';
import { plannedYear, type RehearsedTask } from './planned-year';

/** What a year would be made from. Nothing else is read, nothing is written. */
export interface YearToRehearse {
  readonly year: number;
  readonly template: CycleTemplate;
  readonly domains: readonly ChosenDomain[];
  readonly roster: Roster;
  readonly holders: Holders;
  readonly calendar: WorkingCalendar;
}

export interface Rehearsal {
  readonly tasks: readonly RehearsedTask[];
  /** Who has most to do comes first. */
  readonly loads: readonly PersonLoad[];
  /** What stops a launch comes first. */
  readonly clashes: readonly Clash[];
  readonly canLaunch: boolean;
}

/** The whole year as it would be opened, and what is in its way. Pure. @throws DomainError `weights.not-100`, `template.invalid` of the choice itself. */
export function rehearseYear(of: YearToRehearse): Rehearsal {
  const planned = planOrSay(of);
  if ('lacks' in planned) return { tasks: [], loads: [], clashes: [planned.lacks], canLaunch: false };
  const { frame, tasks } = planned;
  const personOf = personFinder(of.roster, of.holders);
  const loads = loadsOf(tasks, personOf);
  const found = [
    ...findMissing(tasks, personOf),
    ...findRecusals(frame, tasks, personOf),
    ...findUnsupplied(frame),
    ...findOddDays(tasks, of.calendar),
    ...overloads(tasks, loads, personOf),
  ];
  const stopping = found.filter(stopsLaunch);
  const clashes = [...stopping, ...found.filter((one) => !stopsLaunch(one))];
  return { tasks, loads, clashes, canLaunch: stopping.length === 0 };
}

type Planned = { readonly frame: CycleFrame; readonly tasks: readonly RehearsedTask[] } | { readonly lacks: Clash };

/** Mistakes of the choice are the caller's; what the organisation lacks is a finding. */
function planOrSay({ roster, template, year, domains, calendar }: YearToRehearse): Planned {
  try {
    const frame = createCycleFrame(roster, template, year, domains);
    return { frame, tasks: plannedYear(frame, calendar) };
  } catch (error) {
    if (!(error instanceof DomainError) || !ofTheRoster.has(error.code)) throw error;
    return { lacks: clash('roster', { chain: [error.code, ...Object.values(error.details).map(String)] }) };
  }
}

const ofTheRoster: ReadonlySet<string> = new Set(['post.without-holder', 'pool.empty', 'cascade.loop']);

function findMissing(tasks: readonly RehearsedTask[], personOf: PersonOf): readonly Clash[] {
  const vacant = groupBy(
    tasks.filter(({ assignee }) => personOf(assignee) === null),
    ({ assignee }) => assignee,
  );
  return [...vacant].map(([who, of]) => {
    const [day = null] = of.map(({ opensOn }) => opensOn).toSorted();
    return clash('missing-approver', { who, day, tasks: of.length, kinds: [...new Set(of.map(({ kind }) => kind))] });
  });
}

function findUnsupplied(frame: CycleFrame): readonly Clash[] {
  const supplied = new Set(frame.dataProviders.flatMap(({ supplies }) => supplies));
  return templateOf(frame)
    .annexes.flatMap(indicatorsOf)
    .filter(({ code }) => !supplied.has(code))
    .map(({ code }) => clash('indicator-without-provider', { who: code }));
}
