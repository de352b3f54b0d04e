import { z } from 'zod';
import type { Operations } from '../operations';
import { calendarFileSchema } from '../organisation/import.schema';

export const calendarSchema = z.strictObject({
  version: z.int(),
  recordedAt: z.iso.datetime(),
  /** One per year: days off and make-up working days. */
  files: z.array(z.looseObject({})),
});
export type CalendarView = z.infer<typeof calendarSchema>;

export const publishCalendarSchema = z.strictObject({ files: z.array(calendarFileSchema).min(1).max(20) });
export type PublishCalendar = z.infer<typeof publishCalendarSchema>;

export const calendarOperations = {
  getCalendar: { tag: 'calendar', summary: 'The working calendar in force', answer: calendarSchema },
  publishCalendar: {
    tag: 'organisation',
    summary: 'A new version of the working calendar; cycles adopt it by a command',
    body: publishCalendarSchema,
    answer: calendarSchema,
  },
} as const satisfies Operations;
