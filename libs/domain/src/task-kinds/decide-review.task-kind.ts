import type { TaskKindDefinition } from './task-kind';

/** 复核决定: the panel's decision, by nobody who decided the result. */
export const decideReview = {
  key: 'decide-review',
  assignee: 'post',
  acts: ['decide'],
  delegable: 'never',
  remindWorkingDaysBefore: [1],
  whenExpired: 'escalate',
  expiresWorkingDaysAfterDue: null,
} as const satisfies TaskKindDefinition;
