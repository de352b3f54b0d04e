import { z } from 'zod';
import type { Operations } from '../operations';

export const calendarSchema = z.strictObject({
  version: z.int(),
  recordedAt: z.iso.datetime(),
  /** One per year: days off and make-up working days. */
  files: z.array(z.looseObject({})),
});
export type CalendarView = z.infer<typeof calendarSchema>;

export const calendarOperations = {
  getCalendar: { tag: 'calendar', summary: 'The working calendar in force', answer: calendarSchema },
} as const satisfies Operations;
