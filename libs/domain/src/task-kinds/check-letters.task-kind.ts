import type { TaskKindDefinition } from './task-kind';

/** 审核文本: the office checks the generated texts of a level. */
export const checkLetters = {
  key: 'check-letters',
  assignee: 'desk',
  acts: ['confirm'],
  delegable: 'always',
  remindWorkingDaysBefore: [],
  whenExpired: 'escalate',
  expiresWorkingDaysAfterDue: null,
} as const satisfies TaskKindDefinition;
