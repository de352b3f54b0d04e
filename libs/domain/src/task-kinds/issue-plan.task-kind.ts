import type { TaskKindDefinition } from './task-kind';

/** 印发: the adopted plan goes out with its number. */
export const issuePlan = {
  key: 'issue-plan',
  assignee: 'desk',
  acts: ['issue'],
  delegable: 'always',
  remindWorkingDaysBefore: [],
  whenExpired: 'escalate',
  expiresWorkingDaysAfterDue: null,
} as const satisfies TaskKindDefinition;
