import { addDays, type Day } from '../calendars/day';

export const lights = ['red', 'yellow', 'green'] as const;
export type Light = (typeof lights)[number];

export interface MilestoneState {
  readonly dueOn: Day;
  /** The day on which it was reported as reached; null while it is not. */
  readonly doneOn: Day | null;
}

/** Calendar days before its due day from which an open milestone is close. */
export const closeDays = 10;

/** Red with a milestone overdue, yellow with one that is close or was reached late, green otherwise. */
export function lightOf(milestones: readonly MilestoneState[], today: Day): Light {
  const open = milestones.filter(({ doneOn }) => doneOn === null);
  if (open.some(({ dueOn }) => dueOn < today)) return 'red';
  const isClose = open.some(({ dueOn }) => dueOn <= addDays(today, closeDays));
  return isClose || milestones.some(({ dueOn, doneOn }) => doneOn !== null && doneOn > dueOn) ? 'yellow' : 'green';
}
