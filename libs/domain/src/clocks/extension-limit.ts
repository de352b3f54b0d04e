import { addDays, type Day } from '../calendars/day';

/** R53: once, by thirty days. */
const longestDays = 30;

/** The last day until which a task may be extended. */
export const extensibleUntil = (dueOn: Day): Day => addDays(dueOn, longestDays);

/** Later than it is due, and not by too much. */
export const isWithinExtension = (dueOn: Day, untilOn: Day): boolean =>
  untilOn > dueOn && untilOn <= extensibleUntil(dueOn);
