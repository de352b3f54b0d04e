import type { Day } from '../calendars/day';
import type { WorkingCalendar } from '../calendars/working-calendar';
import { dueOn, type DueRule } from '../clocks/due-rule';
import { dayInYear, type MonthDay } from './month-day';
import type { DayReference, DueTemplate, StepDefinition } from './step';

export interface PlannedStep {
  readonly key: string;
  readonly opensOn: Day;
  readonly dueOn: Day;
  /** The rule as it is stored with each task; relative rules are counted again when a step opens late. */
  readonly dueRule: DueRule;
  /** Where the clock of the rule starts. */
  readonly startsOn: Day;
}

/** Days a process knows by name: `held`, `call`, `closing` … */
export type NamedDays = Readonly<Record<string, Day>>;

/**
 * Opening and due day of every step of a process, in the order of its definition; a step may refer to earlier ones only.
 * Source: rules.md §4; the dates of the worked example come out of this function.
 */
export function planSchedule(
  steps: readonly StepDefinition[],
  year: number,
  days: NamedDays,
  calendar: WorkingCalendar,
): readonly PlannedStep[] {
  const planned = new Map<string, PlannedStep>();
  const dayOf = (reference: DayReference): Day | undefined => {
    const [kind, name = ''] = reference.split(':');
    if (kind === 'day') return days[name];
    if (kind === 'due') return planned.get(name)?.dueOn;
    return kind === 'opens' ? planned.get(name)?.opensOn : dayInYear(year, reference as MonthDay);
  };
  for (const { key, opens, due } of steps) {
    const opensOn = dayOf(opens);
    if (!opensOn) continue; // a named day may become known only while the process runs; its steps are planned then
    planned.set(key, { key, opensOn, dueOn: opensOn, dueRule: { kind: 'fixed', on: opensOn }, startsOn: opensOn });
    const clock = clockOf(due, opensOn, dayOf);
    if (clock) planned.set(key, { key, opensOn, ...clock, dueOn: dueOn(calendar, clock.startsOn, clock.dueRule) });
    else planned.delete(key);
  }
  return [...planned.values()];
}

function clockOf(
  due: DueTemplate,
  opensOn: Day,
  dayOf: (reference: DayReference) => Day | undefined,
): { dueRule: DueRule; startsOn: Day } | undefined {
  const reference = 'on' in due ? due.on : 'workingDayBefore' in due ? due.workingDayBefore : due.from;
  const day = reference ? dayOf(reference) : opensOn;
  if (!day) return undefined;
  if ('on' in due) return { dueRule: { kind: 'fixed', on: day }, startsOn: opensOn };
  if ('workingDayBefore' in due) return { dueRule: { kind: 'workingDayBefore', of: day }, startsOn: opensOn };
  return 'workingDays' in due
    ? { dueRule: { kind: 'workingDays', days: due.workingDays }, startsOn: day }
    : { dueRule: { kind: 'calendarDays', days: due.calendarDays }, startsOn: day };
}
