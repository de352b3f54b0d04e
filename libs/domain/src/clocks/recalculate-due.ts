import type { Day } from '../calendars/day';
import { isWorkingDay, type WorkingCalendar } from '../calendars/working-calendar';
import { dueOn, workingDaysFrom, type DueRule } from './due-rule';

/** A clock as it was counted, with what it was counted from. */
export interface CountedClock {
  /** Its task is not open yet (`planned`), or is (`running`). */
  readonly state: 'planned' | 'running';
  readonly startsOn: Day;
  readonly rule: DueRule;
  readonly dueOn: Day;
  readonly calendarVersion: number;
}

export interface RecalculatedClock {
  readonly dueOn: Day;
  readonly calendarVersion: number;
  readonly hasMoved: boolean;
  /** A running clock never moves earlier; the record says that the old day stands. */
  readonly keptOldDue: boolean;
  /** A fixed date that has become a day off: it stays, the office is told. */
  readonly fixedOnDayOff: boolean;
}

/**
 * What a new version of the calendar does to a clock (rules.md §4). A planned clock takes the new day either way, a running one the
 * later of the new and the old, a fixed date never moves. A clock moves at most once per version.
 */
export function recalculateDue(calendar: WorkingCalendar, clock: CountedClock): RecalculatedClock {
  const unmoved = {
    dueOn: clock.dueOn,
    calendarVersion: Math.max(clock.calendarVersion, calendar.version),
    hasMoved: false,
    keptOldDue: false,
    fixedOnDayOff: false,
  };
  if (clock.calendarVersion >= calendar.version) return unmoved;
  if (clock.rule.kind === 'fixed') return { ...unmoved, fixedOnDayOff: !isWorkingDay(calendar, clock.dueOn) };
  const computed = dueOn(calendar, clock.startsOn, clock.rule);
  const old = clock.state === 'planned' ? computed : rolled(calendar, clock);
  const later = computed > old ? computed : old;
  return { ...unmoved, dueOn: later, hasMoved: later !== clock.dueOn, keptOldDue: later !== computed };
}

/** The old day, rolled forward where it has become a day off and the clock may not end on one. */
function rolled(calendar: WorkingCalendar, { dueOn: old, rule }: CountedClock): Day {
  const mayEndOnDayOff = 'lastDay' in rule && rule.lastDay === 'keep';
  return mayEndOnDayOff || isWorkingDay(calendar, old) ? old : workingDaysFrom(calendar, old, 1);
}
