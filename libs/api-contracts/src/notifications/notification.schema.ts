import { z } from 'zod';
import type { Operations } from '../operations';

export const notificationListSchema = z.strictObject({
  items: z.array(
    z.strictObject({
      id: z.uuid(),
      kind: z.string(),
      taskId: z.uuid().nullable(),
      taskKind: z.string().nullable(),
      dueOn: z.string().nullable(),
      cycleId: z.uuid().nullable(),
      businessAt: z.iso.datetime(),
      recordedAt: z.iso.datetime(),
    }),
  ),
});
export type NotificationList = z.infer<typeof notificationListSchema>;

export const notificationOperations = {
  listNotifications: {
    tag: 'notifications',
    summary: 'Reminders and escalations to me, newest first',
    answer: notificationListSchema,
  },
} as const satisfies Operations;
