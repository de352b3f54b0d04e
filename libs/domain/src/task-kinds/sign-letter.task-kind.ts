import type { TaskKindDefinition } from './task-kind';

/** 签订: one side signs one version; both sides have such a task. */
export const signLetter = {
  key: 'sign-letter',
  assignee: 'post',
  acts: ['sign', 'return', 'refuse'],
  delegable: 'not-own-letter',
  remindWorkingDaysBefore: [5, 1],
  whenExpired: 'escalate',
  expiresWorkingDaysAfterDue: 5,
} as const satisfies TaskKindDefinition;
