import { dayNumber, dayOf } from '../../ui/dates';
import type { PhaseView } from './api/get-board';

export interface Axis {
  /** Percent from the left, 0 to 100. */
  readonly at: (day: string) => number;
  readonly months: readonly { readonly day: string; readonly at: number }[];
}

const dayMs = 86_400_000;
const dayText = (number: number): string => new Date(number * dayMs).toISOString().slice(0, 10);

/** From the first planned day to the last, widened by what really happened. */
export function axisOf(phases: readonly PhaseView[], today: string | undefined): Axis {
  const days = phases.flatMap(({ plannedFromOn, plannedUntilOn, enteredAt, leftAt }) =>
    [plannedFromOn, plannedUntilOn, enteredAt, leftAt]
      .filter((day) => day !== null)
      .map((day) => dayNumber(dayOf(day))),
  );
  if (today) days.push(dayNumber(today));
  const first = Math.min(...days);
  const length = Math.max(1, Math.max(...days) - first);
  const at = (day: string) => Math.min(100, Math.max(0, ((dayNumber(day) - first) / length) * 100));
  const months = Array.from({ length: length + 1 }, (_, index) => dayText(first + index))
    .filter((day) => day.endsWith('-01'))
    .map((day) => ({ day, at: at(day) }));
  return { at, months };
}
