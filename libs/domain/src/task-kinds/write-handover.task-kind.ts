import type { TaskKindDefinition } from './task-kind';

/** 移交说明: the predecessor, as a person, hands over what is open. */
export const writeHandover = {
  key: 'write-handover',
  assignee: 'person',
  acts: ['file'],
  delegable: 'never',
  remindWorkingDaysBefore: [1],
  whenExpired: 'escalate',
  expiresWorkingDaysAfterDue: null,
} as const satisfies TaskKindDefinition;
