import type { TaskKindDefinition } from './task-kind';

/** 核查: the rapporteur looks into the request. */
export const examineReview = {
  key: 'examine-review',
  assignee: 'post',
  acts: ['file'],
  delegable: 'never',
  remindWorkingDaysBefore: [1],
  whenExpired: 'escalate',
  expiresWorkingDaysAfterDue: null,
} as const satisfies TaskKindDefinition;
