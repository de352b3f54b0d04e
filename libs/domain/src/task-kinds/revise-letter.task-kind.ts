import type { TaskKindDefinition } from './task-kind';

/** 修改文本: the office answers a return with the next version. */
export const reviseLetter = {
  key: 'revise-letter',
  assignee: 'desk',
  acts: ['revise'],
  delegable: 'always',
  remindWorkingDaysBefore: [1],
  whenExpired: 'escalate',
  expiresWorkingDaysAfterDue: null,
} as const satisfies TaskKindDefinition;
