import type { TaskKindDefinition } from './task-kind';

/** 归档: the round goes to the archive. */
export const archiveLetters = {
  key: 'archive-letters',
  assignee: 'desk',
  acts: ['complete'],
  delegable: 'always',
  remindWorkingDaysBefore: [1],
  whenExpired: 'escalate',
  expiresWorkingDaysAfterDue: null,
} as const satisfies TaskKindDefinition;
