import type { TaskKindDefinition } from './task-kind';

/** 上级验收: second level of acceptance. */
export const verifyRectificationAbove = {
  key: 'verify-rectification-above',
  assignee: 'post',
  acts: ['verify'],
  delegable: 'always',
  remindWorkingDaysBefore: [1],
  whenExpired: 'escalate',
  expiresWorkingDaysAfterDue: null,
} as const satisfies TaskKindDefinition;
