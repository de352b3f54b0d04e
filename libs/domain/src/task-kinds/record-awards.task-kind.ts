import type { TaskKindDefinition } from './task-kind';

/** 登记: the awards are entered. */
export const recordAwards = {
  key: 'record-awards',
  assignee: 'desk',
  acts: ['complete'],
  delegable: 'always',
  remindWorkingDaysBefore: [],
  whenExpired: 'escalate',
  expiresWorkingDaysAfterDue: null,
} as const satisfies TaskKindDefinition;
