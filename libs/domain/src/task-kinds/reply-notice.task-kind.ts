import type { TaskKindDefinition } from './task-kind';

/** 书面回复: an answer to a warning slip or supervision notice. */
export const replyNotice = {
  key: 'reply-notice',
  assignee: 'post',
  acts: ['file'],
  delegable: 'always',
  remindWorkingDaysBefore: [5, 1],
  whenExpired: 'next-rung',
  expiresWorkingDaysAfterDue: 0,
} as const satisfies TaskKindDefinition;
