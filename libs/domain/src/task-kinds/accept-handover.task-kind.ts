import type { TaskKindDefinition } from './task-kind';

/** 接收: the successor has what he needs. */
export const acceptHandover = {
  key: 'accept-handover',
  assignee: 'post',
  acts: ['acknowledge'],
  delegable: 'always',
  remindWorkingDaysBefore: [1],
  whenExpired: 'escalate',
  expiresWorkingDaysAfterDue: null,
} as const satisfies TaskKindDefinition;
