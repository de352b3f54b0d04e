import type { TaskKindDefinition } from './task-kind';

/** 确认文本: the bearer agrees to the wording. */
export const confirmLetter = {
  key: 'confirm-letter',
  assignee: 'post',
  acts: ['confirm', 'return'],
  delegable: 'always',
  remindWorkingDaysBefore: [1],
  whenExpired: 'escalate',
  expiresWorkingDaysAfterDue: null,
} as const satisfies TaskKindDefinition;
