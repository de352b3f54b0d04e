import { isProvisional, isWorkingDay, type WorkingCalendar } from '../calendars/working-calendar';
import { groupBy } from './group-by';
import { clash, type Clash, type ClashKind } from './clash';
import type { RehearsedTask } from './planned-year';

/** Deadlines on days that people would not expect, one line per day, and steps due before they open. */
export function findOddDays(tasks: readonly RehearsedTask[], calendar: WorkingCalendar): readonly Clash[] {
  const reversed = tasks.filter(({ opensOn, dueOn }) => dueOn < opensOn);
  return [
    ...byDay('due-before-opening', reversed),
    ...byDay(
      'day-off',
      tasks.filter(({ dueOn }) => !isWorkingDay(calendar, dueOn)),
    ),
    ...byDay(
      'make-up-day',
      tasks.filter(({ dueOn }) => calendar.makeUpWorkingDays.has(dueOn)),
    ),
    ...byDay(
      'provisional',
      tasks.filter(({ dueOn }) => isProvisional(calendar, dueOn)),
    ),
  ];
}

function byDay(kind: ClashKind, tasks: readonly RehearsedTask[]): readonly Clash[] {
  const days = groupBy(tasks, ({ dueOn }) => dueOn);
  return [...days]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, due]) => clash(kind, { day, tasks: due.length, kinds: [...new Set(due.map((task) => task.kind))] }));
}
