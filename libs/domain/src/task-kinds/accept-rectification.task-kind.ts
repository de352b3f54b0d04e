import type { TaskKindDefinition } from './task-kind';

/** 认领: the owner takes the rectification on. */
export const acceptRectification = {
  key: 'accept-rectification',
  assignee: 'post',
  acts: ['acknowledge'],
  delegable: 'always',
  remindWorkingDaysBefore: [1],
  whenExpired: 'escalate',
  expiresWorkingDaysAfterDue: null,
} as const satisfies TaskKindDefinition;
